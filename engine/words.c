#include "words.h"

const char *eca_status_word(enum eca_status status)
{
	static const char *const words[] = {
		[ECA_STATUS_OK] = "ok",
		[ECA_STATUS_INCOMPLETE] = "incomplete",
		[ECA_STATUS_NOT_ASSESSABLE] = "not_assessable",
		[ECA_STATUS_FAILED] = "failed",
	};

	return words[status];
}

const char *eca_state_word(enum eca_state state)
{
	static const char *const words[] = {
		[ECA_MISSING] = "missing",
		[ECA_ANSWERED] = "answered",
		[ECA_NO_DATA] = "no_data",
		[ECA_NA] = "na",
	};

	return words[state];
}

const char *eca_source_word(enum eca_source source)
{
	static const char *const words[] = {
		[ECA_SELF] = "self",
		[ECA_SITE_VISIT] = "site_visit",
	};

	return words[source];
}

const char *eca_type_word(enum eca_type type)
{
	static const char *const words[] = {
		[ECA_YES_NO] = "yes_no", [ECA_LEVEL] = "level",   [ECA_CHOICE] = "choice",
		[ECA_MULTI] = "multi",   [ECA_NUMBER] = "number", [ECA_DATE] = "date",
		[ECA_TEXT] = "text",
	};

	return words[type];
}

const char *eca_metric_word(enum eca_metric metric)
{
	static const char *const words[] = {
		[ECA_NO_METRIC] = "",
		[ECA_NOMINAL] = "nominal",
		[ECA_ORDINAL] = "ordinal",
		[ECA_INTERVAL] = "interval",
	};

	return words[metric];
}

const char *eca_gap_state_word(enum eca_gap_state state)
{
	static const char *const words[] = {
		[ECA_GAP_FOUND] = "found",
		[ECA_GAP_OUT_OF_REACH] = "out_of_reach",
		[ECA_GAP_NO_TIER] = "no_tier",
	};

	return words[state];
}

const char *eca_gap_reason_word(enum eca_gap_reason reason)
{
	static const char *const words[] = {
		[ECA_GAP_FIXED] = "fixed",
		[ECA_GAP_HELD] = "held",
		[ECA_GAP_LEFT] = "left",
		[ECA_GAP_NO_STEPS] = "no_steps",
	};

	return words[reason];
}

const char *word_of_gate(enum eca_gate_state state)
{
	static const char *const words[] = {
		[ECA_GATE_OUT] = "out",
		[ECA_GATE_OPEN] = "open",
		[ECA_GATE_FIRED] = "fired",
	};

	return words[state];
}

const char *word_of_obstacle(enum eca_obstacle_kind kind)
{
	static const char *const words[] = {
		[ECA_BY_THRESHOLD] = "threshold",
		[ECA_BY_NEED] = "need",
		[ECA_BY_THIN_PILLAR] = "thin_pillar",
		[ECA_BY_GATE] = "gate",
	};

	return words[kind];
}

const char *word_of_test(enum eca_test test)
{
	static const char *const words[] = {
		[ECA_IF_YES] = "yes",
		[ECA_IF_NO] = "no",
		[ECA_IF_AT_LEAST] = "at_least",
		[ECA_IF_AT_MOST] = "at_most",
		[ECA_IF_ONE_OF] = "one_of",
		[ECA_IF_HAS_ANY] = "has_any",
		[ECA_IF_ONLY] = "only",
		[ECA_IF_ANSWERED] = "answered",
		[ECA_IF_SCORE_AT_LEAST] = "score_at_least",
		[ECA_IF_EVERY_PILLAR] = "every_pillar",
		[ECA_IF_MISSING_AT_MOST] = "missing_at_most",
		[ECA_IF_SELF_ASSESSED] = "self_assessed",
		[ECA_IF_ALL] = "all",
		[ECA_IF_ANY] = "any",
		[ECA_IF_NONE] = "none",
		[ECA_IF_FUNCTION] = "function",
	};

	return words[test];
}
