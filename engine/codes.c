#include "codes.h"

#include <string.h>

/* E: the set cannot be used. W1: loading has doubts. W2: seen by reading a set that loads; W3:
 * found by scoring made-up answers. A code keeps its meaning for good. */
static const struct eca_code codes[] = {
	{ "E100", "something is wrong", "The message says what. Nothing is scored by a set with errors." },
	{ "E101", "Lua cannot read the file", "A comma, a quote or a brace is missing or one too many, "
	  "mostly on the line named or on the one before." },
	{ "E102", "a word the language does not have", "Words of criteria files are listed in "
	  "criteria/README.md; a text stands in quotes; a name of the file's own begins with local." },
	{ "E103", "a field that the thing does not have", "Mostly a slip of the pen: the message offers "
	  "the nearest name." },
	{ "E104", "something that must be there is missing", "Add what the message names." },
	{ "E105", "a value of the wrong kind or out of range", "Numbers stand without quotes, ids and "
	  "texts in quotes, several things in braces." },
	{ "E106", "an id that cannot be one", "An id is made of a to z, 0 to 9 and _, and starts with a "
	  "letter; names of columns are kept." },
	{ "E107", "the same thing twice", "Questions, fields, criteria, pillars, tiers and gates share one "
	  "space of ids, and a field is given once." },
	{ "E108", "nothing has that id", "Ids are written exactly as where they are declared." },
	{ "E109", "a thing in the wrong place", "The message says what stands there: questions in a "
	  "criterion, criteria in a pillar, and so on." },
	{ "E110", "a condition that cannot stand there", "applies_if and when look at answers and the "
	  "profile, needs and unless also at scores; conditions are joined by all, any and none." },
	{ "E111", "something depends on itself", "The message shows the circle; take one of its steps out." },
	{ "E112", "numbers out of order", "Tiers, bands and breakpoints ascend; a range goes from the "
	  "lower to the higher." },
	{ "E113", "a language that the set does not list", "Add it to `languages`, or take the text out." },
	{ "E114", "an include that cannot be followed", "A path is a file of the set's folder without "
	  ".lua, with / between folders." },
	{ "E115", "a file that returns something else", "Every file ends with return and what it declares; "
	  "set.lua with the set." },
	{ "E116", "too much work, memory or depth", "Something is repeated without end, or nested too "
	  "deep; criteria need little of any." },
	{ "E117", "something that criteria may not do", "No files, network or clock; no global is set "
	  "and no library changed (criteria/README.md)." },
	{ "E118", "a script stops while the set is loaded", "Something is nil, or of another type than "
	  "what is done with it; the line is the one that stopped." },
	{ "E119", "an answer that no assessment could have", "An example's answers are those of a file of "
	  "answers: levels by number, options by id, and what a question refuses there it refuses here." },
	{ "W120", "a text is missing", "A report falls back to the set's first language, or shows nothing." },
	{ "W121", "declared, but empty or useless", "Fill it, or take it out." },
	{ "W210", "a weight of zero", "What has no weight counts nowhere: give it a weight, or take it "
	  "out. Nothing is said where a condition asks for it, or a weighting gives it a weight." },
	{ "W211", "one weight that decides all", "Of three parts or more one carries over 60 %, or of "
	  "two over 85 %: the others hardly matter." },
	{ "W220", "levels whose points do not ascend", "Levels stand worst first, so each should be worth "
	  "more than the one before." },
	{ "W221", "a scale that does not cover its range", "Numbers below the first band, or beyond the "
	  "range the question allows, get points nobody chose for them." },
	{ "W222", "points that go up and down", "A scale normally rises or falls all the way." },
	{ "W223", "two bands of the same points", "One of them says nothing." },
	{ "W224", "the worst answer earns points", "Where even the worst answer is worth something, the "
	  "scale has a floor, and scores bunch above it." },
	{ "W230", "a criterion without an action", "Its firms are told their score and not what to do." },
	{ "W231", "a criterion without a support area", "The programme cannot say which measure helps." },
	{ "W240", "a question nothing asks for", "It is neither scored nor part of a condition." },
	{ "W241", "a weighting without effect", "Its weights are those that hold anyway." },
	{ "W242", "an option nothing comes of", "A derived field never takes it, or it never applies." },
	{ "W250", "a tier that firms with more do not need", "The tier above asks less of the same: "
	  "it should ask at least as much." },
	{ "W310", "a tier nobody reaches", "No answers that were tried come to it." },
	{ "W311", "a gate that always fires", "No answers that were tried hold it open." },
	{ "W312", "a gate that never fires", "No answers that were tried make it fire." },
	{ "W313", "a weighting that never holds", "No firm that was tried has it: another that stands "
	  "before it may hold wherever it does." },
	{ "W320", "a question that never changes a tier", "No answers that were tried have another tier "
	  "by this question alone." },
	{ "W321", "N/A earns more than the best answer", "Firms gain by declaring the question not "
	  "applicable." },
	{ "W330", "a function that fails", "The firm cannot be scored with these answers." },
	{ "W331", "a function that falls when an answer improves", "With the other answers as shown, a "
	  "better answer gives a lower score." },
	{ "W332", "an expression could replace a function", "Expressions are explained, turned into "
	  "formulas and searched for the cheapest improvement; functions are not." },
};

/* What loading says, by words of it: the first that fits. */
static const struct {
	const char *words, *code;
} phrases[] = {
	{ "answers: there is no ", "E108" }, { "firm: there is no ", "E108" },
	{ ": answers: ", "E119" }, { ": firm: ", "E119" }, { ": every: ", "E119" },
	{ "assessed_on: no ", "E104" }, { "the file is not read", "E114" },
	{ "expected (", "E101" }, { "expected near", "E101" }, { "unexpected symbol", "E101" },
	{ "unfinished ", "E101" }, { "syntax error", "E101" }, { "malformed number", "E101" },
	{ "unknown word", "E102" }, { "is not available yet", "E102" },
	{ "is not a name of this file", "E102" }, { "is not available in criteria", "E117" },
	{ "cannot be changed", "E117" }, { "unknown field", "E103" },
	{ "is taken by", "E107" }, { "used twice", "E107" }, { "stands twice", "E107" },
	{ "given twice", "E107" }, { "gives its text twice", "E107" }, { "included twice", "E107" },
	{ "an id is made of", "E106" }, { "the id of a set is made of", "E106" },
	{ "is the name of a column", "E106" },
	{ "depends on itself", "E111" }, { "depend on each other", "E116" },
	{ "nested more than", "E116" }, { "stopped after", "E116" }, { "memory", "E116" },
	{ "stack", "E116" }, { "at most", "E116" },
	{ "include ", "E114" }, { "a path ", "E114" },
	{ "the file returns", "E115" }, { "set.lua must end", "E115" },
	{ "is no example", "E109" }, { "what an example expects only", "E109" },
	{ "expects nothing", "E104" }, { "its name is a text", "E106" },
	{ "is not a language", "E113" },
	{ "look at answers and the profile", "E110" }, { "stands in needs and unless", "E110" },
	{ "one of two conditions", "E110" }, { "must be a condition", "E110" },
	{ "needs conditions", "E110" }, { "this asks about", "E110" },
	{ "cannot stand in", "E109" }, { "cannot be weighted here", "E109" },
	{ "there is no ", "E108" }, { "has no option", "E108" }, { "has no level ", "E108" },
	{ "is not a part of", "E108" }, { "has no score", "E108" }, { "is not scored", "E108" },
	{ "must ascend", "E112" }, { "from lowest to highest", "E112" }, { "is before from", "E112" },
	{ "is above ", "E112" },
	{ "attempt to ", "E118" }, { "too deeply", "E116" }, { "too large", "E116" },
	{ "is empty", "E104" }, { "has no parts", "E104" }, { "has no entries", "E104" },
	{ "is compared with", "E105" }, { "has no weight", "E109" }, { ", not a question", "E108" },
	{ "needs ", "E104" }, { "has no { … }", "E104" }, { "must give both", "E104" },
	{ "must ", "E105" }, { "takes ", "E105" }, { "holds ", "E105" }, { "take ", "E105" },
};

/* Copies `text` without what stands in quotes, which is the user's. */
static void own_words(const char *text, char *out, size_t size)
{
	bool quoted = false;

	for (; *text && size > 1; text++) {
		if (*text == '"')
			quoted = !quoted;
		if (quoted)
			continue;
		*out++ = *text;
		size--;
	}
	*out = '\0';
}

const char *codes_of_text(enum eca_severity severity, const char *text)
{
	char words[1024];
	size_t i;

	if (severity == ECA_SEVERITY_WARNING)
		return strstr(text, "has no ") ? "W120" : "W121";
	own_words(text, words, sizeof(words));
	for (i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++)
		if (strstr(words, phrases[i].words))
			return phrases[i].code;
	return "E100";
}

const struct eca_code *eca_codes(size_t *count)
{
	*count = sizeof(codes) / sizeof(codes[0]);
	return codes;
}
