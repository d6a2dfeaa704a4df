#include "source.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum {
	MAX_DEPTH = 60,     /* brackets and blocks inside each other */
	MAX_FUNCTIONS = 16, /* functions inside each other; each name is looked up through all */
	MAX_LINKS = 500,    /* `and`, `or` in one expression; the compiler is quadratic in them */
	MAX_JOINS = 100,    /* `..`, `^` in one expression; the compiler recurses on each */
	MAX_SIGNS = 20,     /* `not`, `-`, `#`, `~` in a row, likewise */
	MAX_SUFFIXES = 100, /* a.b.c(d)… behind one name */
	MAX_ARMS = 500,     /* `elseif` of one `if`; quadratic */
	MAX_JUMPS = 1000,   /* `break`, `goto` and labels in one file; quadratic */
	MAX_WORD = 200,     /* bytes of a name or a number */
};

enum token {
	END_OF_TEXT, NAME, VALUE, TEXT, DOT, SEPARATOR, KEYWORD, ELSEIF, LINK, JOIN, SIGN,
	OPERATOR, JUMP, OPEN, OPEN_BLOCK, OPEN_FUNCTION, CLOSE
};

/* One open bracket or block, and what its current expression holds so far. */
struct frame {
	bool function;
	int links, joins, suffixes, arms;
};

struct scan {
	const char *at, *end;
	const char *word; /* where the current token begins */
	int line, signs, jumps, depth, functions;
	enum token last;
	bool unclosed; /* a quoted text that its line does not close */
	struct frame frames[MAX_DEPTH + 1];
	struct source_fault *fault;
};

static const struct keyword {
	const char *word;
	enum token token;
} keywords[] = {
	{ "and", LINK }, { "break", JUMP }, { "do", OPEN_BLOCK }, { "else", KEYWORD },
	{ "elseif", ELSEIF }, { "end", CLOSE }, { "false", VALUE }, { "for", KEYWORD },
	{ "function", OPEN_FUNCTION }, { "goto", JUMP }, { "if", OPEN_BLOCK }, { "in", KEYWORD },
	{ "local", KEYWORD }, { "nil", VALUE }, { "not", SIGN }, { "or", LINK },
	{ "repeat", OPEN_BLOCK }, { "return", KEYWORD }, { "then", KEYWORD }, { "true", VALUE },
	{ "until", CLOSE }, { "while", KEYWORD },
};

/* Longer operators stand before those they begin with. */
static const struct mark {
	const char *mark;
	enum token token;
} marks[] = {
	{ "...", VALUE }, { "..", JOIN }, { ".", DOT }, { "::", JUMP }, { ":", DOT },
	{ "==", OPERATOR }, { "~=", OPERATOR }, { "<=", OPERATOR }, { ">=", OPERATOR },
	{ "<<", OPERATOR }, { ">>", OPERATOR }, { "//", OPERATOR }, { "=", SEPARATOR },
	{ ",", SEPARATOR }, { ";", SEPARATOR }, { "^", JOIN }, { "-", SIGN }, { "#", SIGN },
	{ "~", SIGN }, { "(", OPEN }, { "[", OPEN }, { "{", OPEN }, { ")", CLOSE }, { "]", CLOSE },
	{ "}", CLOSE },
};

static bool __attribute__((format(printf, 3, 4)))
fault_at(struct source_fault *fault, int line, const char *format, ...)
{
	va_list args;

	fault->line = line;
	va_start(args, format);
	vsnprintf(fault->message, sizeof fault->message, format, args);
	va_end(args);
	return false;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* The length of the UTF-8 sequence at `at` and its code point, 0 if broken. */
static size_t decode(const unsigned char *at, const unsigned char *end, unsigned *code)
{
	static const unsigned least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t size = *at < 0x80 ? 1 : *at >> 5 == 6 ? 2 : *at >> 4 == 14 ? 3 : *at >> 3 == 30 ? 4 : 0;

	if (size == 0 || (size_t)(end - at) < size)
		return 0;
	*code = size == 1 ? *at : *at & (0x7fu >> size);
	for (size_t i = 1; i < size; i++) {
		if (at[i] >> 6 != 2)
			return 0;
		*code = *code << 6 | (at[i] & 0x3f);
	}
	if (*code < least[size] || *code > 0x10ffff || (*code >= 0xd800 && *code <= 0xdfff))
		return 0;
	return size;
}

static bool is_control(unsigned code)
{
	return (code < 0x20 && (code < '\t' || code > '\r')) || (code >= 0x7f && code < 0xa0);
}

/* Characters that make an editor show a text in another order than Lua reads it. */
static bool is_bidirectional(unsigned code)
{
	return code == 0x061c || code == 0x200e || code == 0x200f ||
	       (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

static bool check_characters(const char *text, size_t size, struct source_fault *fault)
{
	const unsigned char *at = (const unsigned char *)text, *end = at + size;
	unsigned code = 0;
	size_t step;

	for (int line = 1; at < end; at += step) {
		step = decode(at, end, &code);
		if (step == 0)
			return fault_at(fault, line, "not UTF-8 text: save the file as UTF-8");
		if (is_control(code))
			return fault_at(fault, line, "control character U+%04X in the text", code);
		if (is_bidirectional(code))
			return fault_at(fault, line, "invisible character U+%04X, which changes the direction of writing", code);
		line += code == '\n';
	}
	return true;
}

static bool at_text(const struct scan *s, const char *text)
{
	size_t n = strlen(text);

	return (size_t)(s->end - s->at) >= n && memcmp(s->at, text, n) == 0;
}

/* Steps over one character; Lua counts \r\n and \n\r as one line end. */
static void advance(struct scan *s)
{
	char c = *s->at++;

	if (c != '\n' && c != '\r')
		return;
	s->line++;
	if (s->at < s->end && (*s->at == '\n' || *s->at == '\r') && *s->at != c)
		s->at++;
}

/* How many `=` stand in the long bracket that opens here, -1 if none does. */
static int long_bracket(const struct scan *s)
{
	const char *at = s->at + 1;

	while (at < s->end && *at == '=')
		at++;
	return at < s->end && *at == '[' ? (int)(at - s->at) - 1 : -1;
}

static bool closes_long(const struct scan *s, int level)
{
	if (s->end - s->at < level + 2 || s->at[0] != ']' || s->at[level + 1] != ']')
		return false;
	for (int i = 1; i <= level; i++)
		if (s->at[i] != '=')
			return false;
	return true;
}

static void skip_long(struct scan *s, int level)
{
	s->at += level + 2;
	while (s->at < s->end && !closes_long(s, level))
		advance(s);
	s->at = s->end - s->at > level + 2 ? s->at + level + 2 : s->end;
}

static void skip_comment(struct scan *s)
{
	int level;

	s->at += 2;
	level = s->at < s->end && *s->at == '[' ? long_bracket(s) : -1;
	if (level >= 0) {
		skip_long(s, level);
		return;
	}
	while (s->at < s->end && *s->at != '\n' && *s->at != '\r')
		s->at++;
}

static void skip_space(struct scan *s)
{
	while (s->at < s->end) {
		if (at_text(s, "--"))
			skip_comment(s);
		else if (*s->at == ' ' || (*s->at >= '\t' && *s->at <= '\r'))
			advance(s);
		else
			return;
	}
}

static void skip_escape(struct scan *s)
{
	s->at++;
	if (s->at < s->end && *s->at == 'z') {
		s->at++;
		while (s->at < s->end && (*s->at == ' ' || (*s->at >= '\t' && *s->at <= '\r')))
			advance(s);
	} else if (s->at < s->end) {
		advance(s);
	}
}

static void skip_quoted(struct scan *s)
{
	char quote = *s->at++;

	while (s->at < s->end && *s->at != quote) {
		if (*s->at == '\n' || *s->at == '\r') {
			s->at = s->end; /* the compiler goes no further and says so */
			s->unclosed = true;
			return;
		}
		if (*s->at == '\\')
			skip_escape(s);
		else
			s->at++;
	}
	if (s->at < s->end)
		s->at++;
}

static void skip_number(struct scan *s)
{
	while (s->at < s->end && (is_word(*s->at) || *s->at == '.')) {
		bool exponent = strchr("eEpP", *s->at) != NULL;

		s->at++;
		if (exponent && s->at < s->end && (*s->at == '+' || *s->at == '-'))
			s->at++;
	}
}

static enum token read_name(struct scan *s)
{
	size_t n;

	while (s->at < s->end && is_word(*s->at))
		s->at++;
	n = (size_t)(s->at - s->word);
	for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
		if (strlen(keywords[i].word) == n && memcmp(keywords[i].word, s->word, n) == 0)
			return keywords[i].token;
	return NAME;
}

static enum token read_mark(struct scan *s)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (at_text(s, marks[i].mark)) {
			s->at += strlen(marks[i].mark);
			return marks[i].token;
		}
	}
	s->at++;
	return OPERATOR;
}

static enum token next_token(struct scan *s)
{
	char c;

	skip_space(s);
	s->word = s->at;
	if (s->at == s->end)
		return END_OF_TEXT;
	c = *s->at;
	if (c == '"' || c == '\'') {
		skip_quoted(s);
		return TEXT;
	}
	if (c == '[' && long_bracket(s) >= 0) {
		skip_long(s, long_bracket(s));
		return TEXT;
	}
	if (is_digit(c) || (c == '.' && s->end - s->at > 1 && is_digit(s->at[1]))) {
		skip_number(s);
		return VALUE;
	}
	return is_word(c) ? read_name(s) : read_mark(s);
}

static void new_expression(struct frame *frame)
{
	frame->links = frame->joins = frame->suffixes = 0;
}

static bool open_frame(struct scan *s, bool function)
{
	if (s->depth == MAX_DEPTH)
		return fault_at(s->fault, s->line, "more than %d brackets and blocks inside each other", MAX_DEPTH);
	if (function && s->functions == MAX_FUNCTIONS)
		return fault_at(s->fault, s->line, "more than %d functions inside each other", MAX_FUNCTIONS);
	s->functions += function;
	s->frames[++s->depth] = (struct frame){ .function = function };
	return true;
}

static void close_frame(struct scan *s)
{
	if (s->depth == 0)
		return; /* one too many: the compiler says so */
	s->functions -= s->frames[s->depth].function;
	s->depth--;
}

static bool check_name(struct scan *s, struct frame *frame)
{
	if (s->at - s->word == 4 && memcmp(s->word, "_ENV", 4) == 0)
		return fault_at(s->fault, s->line, "unknown word \"_ENV\"");
	if (s->last != DOT)
		frame->suffixes = 0;
	return true;
}

static bool count_suffix(struct scan *s, struct frame *frame)
{
	if (++frame->suffixes > MAX_SUFFIXES)
		return fault_at(s->fault, s->line, "more than %d parts behind one name (a.b.c…)", MAX_SUFFIXES);
	return true;
}

static bool count_link(struct scan *s, struct frame *frame)
{
	frame->suffixes = 0;
	if (++frame->links > MAX_LINKS)
		return fault_at(s->fault, s->line, "more than %d \"and\" and \"or\" in one expression: use a table", MAX_LINKS);
	return true;
}

static bool count_join(struct scan *s, struct frame *frame)
{
	frame->suffixes = 0;
	if (++frame->joins > MAX_JOINS)
		return fault_at(s->fault, s->line, "more than %d \"..\" or \"^\" in one expression: use table.concat", MAX_JOINS);
	return true;
}

static bool count_sign(struct scan *s, struct frame *frame)
{
	frame->suffixes = 0;
	s->signs = s->last == SIGN ? s->signs + 1 : 1;
	if (s->signs > MAX_SIGNS)
		return fault_at(s->fault, s->line, "more than %d \"not\" or \"-\" in a row", MAX_SIGNS);
	return true;
}

static bool count_arm(struct scan *s, struct frame *frame)
{
	new_expression(frame);
	if (++frame->arms > MAX_ARMS)
		return fault_at(s->fault, s->line, "more than %d \"elseif\" behind one \"if\": use a table", MAX_ARMS);
	return true;
}

static bool count_jump(struct scan *s, struct frame *frame)
{
	new_expression(frame);
	if (++s->jumps > MAX_JUMPS)
		return fault_at(s->fault, s->line, "more than %d \"break\", \"goto\" and labels in one file", MAX_JUMPS);
	return true;
}

static bool check_token(struct scan *s, enum token token)
{
	struct frame *frame = &s->frames[s->depth];

	switch (token) {
	case NAME:
		return check_name(s, frame);
	case TEXT:
	case DOT:
		return count_suffix(s, frame);
	case OPEN:
		return count_suffix(s, frame) && open_frame(s, false);
	case OPEN_FUNCTION:
		return open_frame(s, true);
	case OPEN_BLOCK:
		new_expression(frame);
		return open_frame(s, false);
	case CLOSE:
		close_frame(s);
		return true;
	case LINK:
		return count_link(s, frame);
	case JOIN:
		return count_join(s, frame);
	case SIGN:
		return count_sign(s, frame);
	case ELSEIF:
		return count_arm(s, frame);
	case JUMP:
		return count_jump(s, frame);
	case KEYWORD:
	case SEPARATOR:
		new_expression(frame);
		return true;
	case OPERATOR:
		frame->suffixes = 0;
		return true;
	case VALUE:
	case END_OF_TEXT:
		return true;
	}
	return true;
}

static bool check_length(struct scan *s, enum token token)
{
	size_t size = (size_t)(s->at - s->word);

	if (token == TEXT && size > SOURCE_MAX_TEXT && !s->unclosed)
		return fault_at(s->fault, s->line, "a text longer than %d KiB", SOURCE_MAX_TEXT / 1024);
	if ((token == NAME || token == VALUE) && size > MAX_WORD)
		return fault_at(s->fault, s->line, "a name or number longer than %d characters", MAX_WORD);
	return true;
}

bool source_check(const char *text, size_t size, struct source_fault *fault)
{
	struct scan s = { .at = text, .end = text + size, .line = 1, .last = END_OF_TEXT, .fault = fault };
	enum token token;

	if (size > SOURCE_MAX_BYTES)
		return fault_at(fault, 1, "the file is larger than %d KiB", SOURCE_MAX_BYTES / 1024);
	if (!check_characters(text, size, fault))
		return false;
	while ((token = next_token(&s)) != END_OF_TEXT) {
		if (!check_length(&s, token) || !check_token(&s, token))
			return false;
		s.last = token;
	}
	return true;
}

void source_print(char *out, size_t room, const char *text, size_t size)
{
	const unsigned char *at = (const unsigned char *)text, *end = at + size;

	while (at < end) {
		unsigned code = 0;
		size_t step = decode(at, end, &code);
		bool shown = step > 0 && !is_control(code) && !is_bidirectional(code) && code >= ' ';

		if (room <= (shown ? step : 1))
			break;
		if (shown)
			memcpy(out, at, step);
		else
			*out = step ? ' ' : '?';
		room -= shown ? step : 1;
		out += shown ? step : 1;
		at += step ? step : 1;
	}
	*out = '\0';
}
