/* JSON as it is written: compact, UTF-8, keys in the order of the calls. Commas
 * come by themselves: before whatever does not stand first in its brackets. */
#ifndef ECA_JSON_OUT_H
#define ECA_JSON_OUT_H

#include <stdbool.h>

#include "buf.h"
#include "eca.h"

/* `"name":`, of which a value follows. Names need no escaping. */
void json_out_key(struct buf *buf, const char *name);
/* Announces the next value of an array. */
void json_out_element(struct buf *buf);

void json_out_text(struct buf *buf, const char *text); /* null for NULL */
void json_out_bool(struct buf *buf, bool value);
void json_out_null(struct buf *buf);

/* `"name":` with its value. */
void json_out_text_member(struct buf *buf, const char *key, const char *text);
void json_out_bool_member(struct buf *buf, const char *key, bool value);
void json_out_count_member(struct buf *buf, const char *key, size_t count);
void json_out_null_member(struct buf *buf, const char *key);
void json_out_number_member(struct buf *buf, const char *key, double number);
/* Points with six decimals; null where they are not known. */
void json_out_points_member(struct buf *buf, const char *key, double points, bool known);
void json_out_date_member(struct buf *buf, const char *key, int days, bool dated);
/* Which set, and by which engine: as every file of ours says it. */
void json_out_set_members(struct buf *buf, const struct eca_model *model);

/* `"name":[`, and `{` on a line of its own, an element of it. */
void json_out_array(struct buf *buf, const char *key);
void json_out_object(struct buf *buf);

#endif
