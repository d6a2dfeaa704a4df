/* Exports of KoboToolbox and ODK: which columns are found, what is said of the others, and
 * what several cells say together. Whole exports are in tests/cli/xlsform.sh. Transcripts are
 * explained in transcript.h. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "eca.h"
#include "transcript.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define LEFT_ASIDE "left aside: no field of the form is called so, or several are; an export with " \
                   "\"XML values and headers\" tells them apart\n"
#define ASIDE(row, column, firm) "?" row " " column " " firm " \"\" " LEFT_ASIDE

static const struct kobo_case {
	const char *name, *text, *want;
} cases[] = {
	/* ---- What is an export ---- */
	{ "labels in a plain file", "firm_id,Licence\nF1,yes\n",
	  "x t:1: unknown column \"Licence\" (did you mean \"licence\"?)\n" },
	{ "paths in a plain file", "firm_id,only/all/licence\nF1,yes\n",
	  "x t:1: unknown column \"only/all/licence\"\n" },
	{ "_uuid", "\"firm_id\";\"only/all/licence\";\"_uuid\"\n\"F1\";\"yes\";\"u1\"\n", "+2 F1 licence=yes\n" },
	{ "KEY without a date is no mark", "firm_id,KEY\nF1,x\n", "x t:1: unknown column \"KEY\"\n" },
	{ "Central", "SubmissionDate,eca_firm-firm_id,only-all-spc,only-all-certs,meta-instanceID,KEY\n"
	  "2026-03-01T02:00:00.000Z,F1,2,iso_9001 iso_14001,uuid:u1,uuid:u1\n", "+2 F1 spc=2 certs=iso_9001;iso_14001\n" },
	{ "no firm", "_uuid,only/all/spc\nu1,2\n", "x t:1: no column \"firm_id\"\n" },
	{ "no rows", "_uuid;firm_id\n", "x t: no assessments: the file has a header only\n" },

	/* ---- Columns ---- */
	{ "last part of a path", "_uuid,firm_id,a/b/c/spc,x|licence\nu1,F1,1,no\n", "+2 F1 licence=no spc=1\n" },
	{ "by label, with groups and without",
	  "_uuid,Enterprise id,SPC,Only/All types/Licence,Evidence [spc],Only/All types/\"Note, reason [spc]\"\n",
	  "x t:1: a quotation mark in the middle of a cell: put the whole cell in quotation marks and double those inside\n" },
	{ "evidence and note by label",
	  "_uuid;Enterprise id;SPC;Only/All types/Licence;Evidence [spc];Only/All types/Note, reason [spc]\n"
	  "u1;F1;2 – Most;Yes;Seen;at all machines\n",
	  "+2 F1 licence=yes spc=2/seen{at all machines}\n" },
	{ "a label folded", "_uuid,ENTERPRISE ID,   remark \nu1,F1,fine\n",
	  "+2 F1 remark=fine\n" },
	{ "unknown columns", "_uuid,firm_id,photo,spc,Weather today\nu1,F1,x.jpg,1,fine\nu2,F2,,2,\n",
	  "+2 F1 spc=1\n" ASIDE("2", "photo", "F1") ASIDE("2", "Weather today", "F1") "+3 F2 spc=2\n" },
	{ "what is added", "start,end,today,deviceid,_id,_uuid,__version__,_tags,_index,formhub/uuid,_x_latitude,firm_id,eca_about\n"
	  "a,b,c,d,e,u,f,g,1,h,i,F1,\n", "+2 F1\n" },
	{ "twice", "_uuid,firm_id,spc,g/spc\nu1,F1,1,2\n", "x t:1: column \"spc\" stands twice\n" },
	{ "computed", "_uuid,firm_id,size\nu1,F1,small\n", "+2 F1\n" ASIDE("2", "size", "F1") },

	/* ---- Cells ---- */
	{ "older exports skip so", "_uuid,firm_id,spc,remark\nu1,F1,n/a,n/a\n", "+2 F1\n" },
	{ "NA and ND", "_uuid,firm_id,spc,spc_note,owner\nu1,F1,NA,one-offs,ND\n", "+2 F1 spc=NA{one-offs} owner=ND\n" },
	{ "no number, and why", "_uuid,firm_id,ppm,ppm_state,margin,margin_state\nu1,F1,,ND,3.5,\n", "+2 F1 ppm=ND margin=3.5\n" },
	{ "why, by label", "_uuid,Enterprise id,PPM,No value: why? [ppm]\nu1,F1,,No data\n", "+2 F1 ppm=ND\n" },
	{ "a number, and why there is none", "_uuid,firm_id,ppm,ppm_state\nu1,F1,3,ND\nu2,F2,,soon\n",
	  "-2\n!2 ppm F1 \"ND\" ND stands beside an answer: take one of the two away\n"
	  "-3\n!3 ppm F2 \"soon\" \"soon\" does not say why there is no answer: NA or ND does\n" },
	{ "a point, whatever the others have", "_uuid;firm_id;margin\nu1;F1;3.5\n", "+2 F1 margin=3.5\n" },
	{ "what is no answer", "_uuid,firm_id,spc,licence\nu1,F1,9,ja\n",
	  "-2\n!2 spc F1 \"9\" \"9\" is not a level of this question: give a whole number from 0 to 3\n"
	  "!2 licence F1 \"ja\" \"ja\" is neither yes nor no: write yes or no (1, 0, true, false, có and không are read too)\n" },

	/* ---- Several options ---- */
	{ "a column an option", "_uuid,firm_id,certs/none,certs/iso_9001,certs/iso_14001,certs/ND\n"
	  "u1,F1,0,1,1,0\nu2,F2,,,,\nu3,F3,0,0,0,0\nu4,F4,0,0,0,1\nu5,F5,TRUE,FALSE,FALSE,FALSE\n",
	  "+2 F1 certs=iso_9001;iso_14001\n+3 F2\n+4 F3\n+5 F4 certs=ND\n+6 F5 certs=none\n" },
	{ "both, by label", "_uuid;firm_id;Certificates;Certificates/None;Certificates/ISO 9001;Certificates/ISO 14001\n"
	  "u1;F1;ISO 9001 ISO 14001;0;1;1\n", "+2 F1 certs=iso_9001;iso_14001\n" },
	{ "one column, by label", "_uuid;Enterprise id;Certificates\nu1;F1;ISO 14001 ISO 9001\nu2;F2;No data\nu3;F3;ISO 9001 ISO\n",
	  "+2 F1 certs=iso_9001;iso_14001\n+3 F2 certs=ND\n"
	  "-4\n!4 certs F3 \"ISO 9001 ISO\" \"ISO 9001 ISO\" cannot be parted into options of this question: export it with "
	  "\"XML values and headers\", or with a column for each option\n" },
	{ "none of them", "_uuid,firm_id,certs\nu1,F1,NONE\n", "+2 F1 certs=-\n" },
	{ "exclusive ones", "_uuid,firm_id,certs\nu1,F1,none iso_9001\nu2,F2,ND iso_9001\n",
	  "-2\n!2 certs F1 \"none\" \"none\" excludes the other options: give it alone, or leave it out\n"
	  "-3\n!3 certs F2 \"ND\" \"ND\" is not an option of this question: give one of none, iso_9001, iso_14001\n" },
	{ "neither 1 nor 0", "_uuid,firm_id,certs/none\nu1,F1,x\n",
	  "-2\n!2 certs F1 \"x\" \"x\" does not say whether the option is chosen: 1 or 0 does\n" },
	{ "an option that is no more", "_uuid,firm_id,certs/iso_9001,certs/iso_9002\nu1,F1,1,0\nu2,F2,1,1\n",
	  "+2 F1 certs=iso_9001\n"
	  "-3\n!3 certs F2 \"1\" an option is chosen that the question does not have, or whose label another has too: export it "
	  "with \"XML values and headers\"\n" },

	/* ---- The same submission, the same set ---- */
	{ "once more", "_uuid,firm_id,spc,KEY\nu1,F1,1,\nu1,F1,2,\n,F2,1,uuid:u2\nu2,F2,1,\n",
	  "+2 F1 spc=1\n~3\n?3 - F1 \"u1\" the same submission as t:2: it is passed over\n"
	  "+4 F2 spc=1\n~5\n?5 - F2 \"u2\" the same submission as t:4: it is passed over\n" },
	{ "another of the same firm", "_uuid,firm_id,spc\nu1,F1,1\nu2,F1,1\n",
	  "+2 F1 spc=1\n-3\n!3 firm_id F1 \"F1\" a second assessment of the same firm, source, assessor and date: the first is t:2\n" },
	{ "first rejected, then mended", "_uuid,firm_id,spc\nu1,F1,9\nu1,F1,1\n",
	  "-2\n!2 spc F1 \"9\" \"9\" is not a level of this question: give a whole number from 0 to 3\n+3 F1 spc=1\n" },
	{ "a form of another set", "_uuid,firm_id,eca_form\nu1,F1,hanoi-2026 2026.1 abc\n",
	  "-2\n!2 eca_form F1 \"hanoi-2026 2026.1 abc\" the form is of another criteria set, \"hanoi-2026\": read it with -c hanoi-2026\n" },
	{ "a form of another version", "_uuid,firm_id,eca_form\nu1,F1,reading 0 b abc\nu2,F2,reading 0 b abc\nu3,F3,reading\n",
	  "+2 F1\n?2 eca_form F1 \"reading 0 b abc\" the form was made from version 0 b of the criteria set, which is not just as it "
	  "is now (1): questions are matched by their ids\n+3 F2\n"
	  "+4 F3\n?4 eca_form F3 \"reading\" the form was made from version ? of the criteria set, which is not just as it is now (1): "
	  "questions are matched by their ids\n" },

	/* ---- JSON ---- */
	{ "an array", "[{\"_uuid\": \"u1\", \"eca_firm/firm_id\": \"F1\", \"only/all/spc\": \"2\", \"only/all/certs\": \"iso_9001 iso_14001\",\n"
	  "  \"only/all/ppm_state\": \"ND\", \"_attachments\": [{\"a\": 1}], \"_geolocation\": [null, null], \"_id\": 7}]",
	  "+1 F1 spc=2 certs=iso_9001;iso_14001 ppm=ND\n" },
	{ "a page", "{\"count\": 2, \"next\": null, \"previous\": null, \"results\": [{\"_uuid\": \"u1\", \"firm_id\": \"F1\"},\n"
	  "{\"_uuid\": \"u2\", \"firm_id\": \"F2\", \"g/photo\": \"x.jpg\"}], \"more\": {}}\n",
	  "+1 F1\n+2 F2\n" ASIDE("2", "g/photo", "F2") },
	{ "an empty page", "{\"count\": 0, \"results\": []}", "x t: no assessments: the list is empty\n" },
	{ "a page cut off", "{\"count\": 2, \"results\": [{\"_uuid\": \"u1\", \"firm_id\": \"F1\"},",
	  "x t:1:59: not JSON: a value is missing\n" },
	{ "a page without its end", "{\"count\": 2, \"results\": [{\"_uuid\": \"u1\", \"firm_id\": \"F1\"}]",
	  "x t:1:59: not JSON: the text ends before the value does\n" },
	{ "behind a page", "{\"count\": 1, \"results\": [{\"_uuid\": \"u1\", \"firm_id\": \"F1\"}]} {}",
	  "x t:1:61: not JSON: something stands behind the end (write one object a line, or an array)\n" },
	{ "by two paths", "{\"_uuid\": \"u1\", \"firm_id\": \"F1\", \"a/spc\": \"1\", \"b/spc\": \"2\"}",
	  "-1\n!1 spc F1 \"\" it is given twice\n" },
	{ "numbers", "{\"_uuid\": \"u1\", \"firm_id\": \"F1\", \"spc\": 1, \"ppm\": 2.5, \"spc_note\": null}", "+1 F1 spc=1 ppm=2.5\n" },
	{ "plain lines beside", "{\"_uuid\": \"u1\", \"firm_id\": \"F1\", \"a/spc\": \"1\"}\n{\"firm_id\": \"F2\", \"a/spc\": \"1\"}\n",
	  "+1 F1 spc=1\n-2\n!2 a/spc F2 \"\" unknown key \"a/spc\" (did you mean \"spc\"?)\n" },
};

static void test_case(void **state)
{
	const struct kobo_case *c = *state;
	const struct eca_reader_options options = { .decimal_comma = true }; /* no matter here */
	char *got = transcript_of_bytes(c->text, strlen(c->text), &options);

	assert_string_equal(got, c->want);
	free(got);
}

static int end(void **state)
{
	(void)state;
	transcript_free_set();
	return 0;
}

int main(int argc, char **argv)
{
	struct CMUnitTest tests[COUNT(cases)] = { 0 };
	size_t i;

	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	for (i = 0; i < COUNT(cases); i++)
		tests[i] = (struct CMUnitTest){ cases[i].name, test_case, NULL, NULL, (void *)&cases[i] };
	return _cmocka_run_group_tests("kobo", tests, COUNT(cases), NULL, end);
}
