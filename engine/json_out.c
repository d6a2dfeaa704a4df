#include "json_out.h"

static void put_comma(struct buf *buf)
{
	char last = buf->used ? buf->bytes[buf->used - 1] : '[';

	if (last != '{' && last != '[')
		buf_char(buf, ',');
}

void json_out_key(struct buf *buf, const char *name)
{
	put_comma(buf);
	buf_char(buf, '"');
	buf_text(buf, name);
	buf_add(buf, "\":", 2);
}

void json_out_element(struct buf *buf)
{
	put_comma(buf);
}

static bool is_plain(unsigned char c)
{
	return c >= 0x20 && c != '"' && c != '\\';
}

static void put_escaped(struct buf *buf, unsigned char c)
{
	static const char hex[] = "0123456789abcdef", named[] = "\"\"\\\\\nn\rr\tt\bb\ff";
	size_t i;

	buf_char(buf, '\\');
	for (i = 0; named[i]; i += 2) {
		if ((unsigned char)named[i] == c) {
			buf_char(buf, named[i + 1]);
			return;
		}
	}
	buf_text(buf, "u00");
	buf_char(buf, hex[c >> 4]);
	buf_char(buf, hex[c & 15]);
}

void json_out_text(struct buf *buf, const char *text)
{
	const char *start;

	if (!text) {
		json_out_null(buf);
		return;
	}
	buf_char(buf, '"');
	for (start = text; *text; text++) {
		if (is_plain((unsigned char)*text))
			continue;
		buf_add(buf, start, (size_t)(text - start));
		put_escaped(buf, (unsigned char)*text);
		start = text + 1;
	}
	buf_add(buf, start, (size_t)(text - start));
	buf_char(buf, '"');
}

void json_out_bool(struct buf *buf, bool value)
{
	buf_text(buf, value ? "true" : "false");
}

void json_out_null(struct buf *buf)
{
	buf_text(buf, "null");
}

void json_out_text_member(struct buf *buf, const char *key, const char *text)
{
	json_out_key(buf, key);
	json_out_text(buf, text);
}

void json_out_bool_member(struct buf *buf, const char *key, bool value)
{
	json_out_key(buf, key);
	json_out_bool(buf, value);
}

void json_out_count_member(struct buf *buf, const char *key, size_t count)
{
	json_out_key(buf, key);
	buf_count(buf, count);
}

void json_out_null_member(struct buf *buf, const char *key)
{
	json_out_key(buf, key);
	json_out_null(buf);
}

void json_out_number_member(struct buf *buf, const char *key, double number)
{
	char text[ECA_SCORE_SIZE];

	json_out_key(buf, key);
	buf_text(buf, eca_print_number(number, text));
}

void json_out_points_member(struct buf *buf, const char *key, double points, bool known)
{
	char text[ECA_SCORE_SIZE];

	json_out_key(buf, key);
	if (known)
		buf_text(buf, eca_print_points(points, 6, text));
	else
		json_out_null(buf);
}

void json_out_date_member(struct buf *buf, const char *key, int days, bool dated)
{
	char text[ECA_DATE_SIZE];

	json_out_text_member(buf, key, dated ? eca_print_date(days, text) : NULL);
}

void json_out_set_members(struct buf *buf, const struct eca_model *model)
{
	json_out_key(buf, "set");
	buf_char(buf, '{');
	json_out_text_member(buf, "id", model->id);
	json_out_text_member(buf, "version", model->version);
	json_out_text_member(buf, "sha256", model->sha256);
	buf_char(buf, '}');
	json_out_text_member(buf, "engine", ECA_VERSION);
}

void json_out_array(struct buf *buf, const char *key)
{
	json_out_key(buf, key);
	buf_char(buf, '[');
}

void json_out_object(struct buf *buf)
{
	json_out_element(buf);
	buf_text(buf, "\n{");
}
