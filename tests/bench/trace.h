/* A trace of calls of libxlsxwriter: what record.c notes and bare_reports.c makes again. A
 * stream of codes, each with what belongs to it. Numbers are as in memory; texts are numbered
 * from 1 as they first come, 0 being NULL, and so are the objects of each workbook. */
#ifndef BENCH_TRACE_H
#define BENCH_TRACE_H

#include <stdint.h>

typedef uint16_t trace_code; /* below these, the number of a function in calls.py */
typedef uint32_t trace_number;

enum {
	TRACE_TEXT = 0xFFFF, /* a new one: length, bytes, 0 */
	TRACE_BOOK = 0xFFFE, /* a workbook begins: its file's name, a text */
	TRACE_DONE = 0xFFFD, /* it is closed */
};

#endif
