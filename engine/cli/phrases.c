#include "phrases.h"

#include <string.h>

enum { VIETNAMESE, ENGLISH, FRENCH, N_LANGUAGES };

static const char *const codes[N_LANGUAGES] = { "vi", "en", "fr" };

static const char *const phrases[][N_LANGUAGES] = {
	[PHRASE_FIRM] = { "Mã", "Firm", "Entreprise" },
	[PHRASE_NAME] = { "Tên doanh nghiệp", "Name", "Nom" },
	[PHRASE_SOURCE] = { "Nguồn", "Source", "Source" },
	[PHRASE_SELF] = { "tự khai", "self", "auto" },
	[PHRASE_SITE_VISIT] = { "tại chỗ", "visit", "visite" },
	[PHRASE_SCORE] = { "Điểm", "Score", "Score" },
	[PHRASE_TIER] = { "Cấp độ sẵn sàng", "Readiness tier", "Niveau de maturité fournisseur" },
	[PHRASE_WHY] = { "Vì sao chưa cao hơn", "Why not higher", "Pourquoi pas plus haut" },
	[PHRASE_FIRMS] = { "Số lượt đánh giá", "Assessments", "Évaluations" },
	[PHRASE_OVERALL_BELOW] = { "tổng điểm %1, cần %2", "overall %1, needs %2",
	                           "score global %1, il faut %2" },
	[PHRASE_NODE_BELOW] = { "%1 %2, cần %3", "%1 %2, needs %3", "%1 %2, il faut %3" },
	[PHRASE_EVERY_PILLAR] = { "mọi trụ cột cần %1", "every pillar needs %1",
	                          "chaque pilier doit atteindre %1" },
	[PHRASE_THIN] = { "%1: quá nhiều câu không áp dụng", "%1: too many answers are N/A",
	                  "%1 : trop de réponses sans objet" },
	[PHRASE_GATE] = { "điều kiện chặn: %1", "gate: %1", "condition bloquante : %1" },
	[PHRASE_MUST_BE] = { "%1: cần trả lời “%2”", "%1: must be “%2”", "%1 : il faut « %2 »" },
	[PHRASE_AT_LEAST] = { "%1: ít nhất %2", "%1: at least %2", "%1 : au moins %2" },
	[PHRASE_AT_MOST] = { "%1: nhiều nhất %2", "%1: at most %2", "%1 : au plus %2" },
	[PHRASE_ANSWER_NEEDED] = { "%1: cần được trả lời", "%1: an answer is needed",
	                           "%1 : réponse requise" },
	[PHRASE_ONE_OF] = { "%1: cần một trong: %2", "%1: needs one of: %2",
	                    "%1 : il faut l'un de : %2" },
	[PHRASE_ONLY] = { "%1: chỉ được gồm: %2", "%1: nothing but: %2", "%1 : uniquement : %2" },
	[PHRASE_MISSING_MOST] = { "thiếu nhiều nhất %1 câu trả lời", "at most %1 answers missing",
	                          "au plus %1 réponses manquantes" },
	[PHRASE_SELF_ASSESSED] = { "cần là bản tự đánh giá", "must be a self-assessment",
	                           "il faut une auto-évaluation" },
	[PHRASE_CONDITION] = { "chưa đạt điều kiện tại %1", "the condition at %1 does not hold",
	                       "la condition en %1 n'est pas remplie" },
	[PHRASE_YES] = { "có", "yes", "oui" },
	[PHRASE_NO] = { "không", "no", "non" },
	[PHRASE_INCOMPLETE] = { "chưa đủ dữ liệu", "incomplete", "incomplet" },
	[PHRASE_INCOMPLETE_WHY] = { "đã trả lời %1/%2 câu, cần %3 %",
	                            "%1 of %2 answered, needs %3 %",
	                            "%1 réponses sur %2, il faut %3 %" },
	[PHRASE_POSSIBLE] = { "khi đủ câu trả lời: từ “%1” đến “%2”",
	                      "between “%1” and “%2” once the missing answers are in",
	                      "entre « %1 » et « %2 » une fois les réponses complètes" },
	[PHRASE_POSSIBLE_ONE] = { "khi đủ câu trả lời: “%1”", "“%1” once the missing answers are in",
	                          "« %1 » une fois les réponses complètes" },
	[PHRASE_BY_SEARCH] = { " (theo các phương án đã thử)", " (as far as tried)",
	                       " (d'après les essais faits)" },
	[PHRASE_DECIDED_BY] = { "tùy vào %1", "decided by %1", "selon %1" },
	[PHRASE_NOT_ASSESSABLE] = { "không thể đánh giá", "not assessable", "non évaluable" },
	[PHRASE_FAILED] = { "không chấm được", "failed", "échec" },
	[PHRASE_CLAIMS] = { "Tự khai và đánh giá tại chỗ: số doanh nghiệp có cả hai là %1. Chênh "
	                    "lệch = tự khai − tại chỗ; dương là tự khai cao hơn.",
	                    "Claimed and verified: firms with both a self-assessment and a site "
	                    "visit: %1. Difference = claimed − verified; above zero a firm overrates "
	                    "itself.",
	                    "Déclaré et vérifié : entreprises ayant une auto-évaluation et une "
	                    "visite : %1. Écart = déclaré − vérifié ; positif, l'entreprise se "
	                    "surestime." },
	[PHRASE_MEAN] = { "Trung bình", "On average", "En moyenne" },
	[PHRASE_CLAIMED] = { "Tự khai", "Claimed", "Déclaré" },
	[PHRASE_VERIFIED] = { "Tại chỗ", "Verified", "Vérifié" },
	[PHRASE_DIFFERENCE] = { "Chênh lệch", "Difference", "Écart" },
	[PHRASE_OVERALL] = { "Tổng điểm", "Overall", "Score global" },
	[PHRASE_OVERRATED] = { "Câu hỏi tự khai cao nhất", "Most overrated questions",
	                       "Questions les plus surestimées" },
	[PHRASE_OVERRATING] = { "Doanh nghiệp tự khai cao nhất", "Firms that overrate most",
	                        "Entreprises qui se surestiment le plus" },
};

const char *phrase_in(const char *language, enum phrase phrase)
{
	size_t i;

	for (i = 0; i < N_LANGUAGES; i++)
		if (!strcmp(language, codes[i]))
			return phrases[phrase][i];
	return phrases[phrase][ENGLISH];
}

void phrase_add(struct buf *buf, const char *language, enum phrase phrase, const char *a,
                const char *b, const char *c)
{
	const char *values[] = { a, b, c }, *at;

	for (at = phrase_in(language, phrase); *at; at++) {
		if (*at == '%' && at[1] >= '1' && at[1] <= '3')
			buf_text(buf, values[*++at - '1']);
		else
			buf_char(buf, *at);
	}
}

char *phrase_number(const char *language, char *number)
{
	char *point = strchr(number, '.');

	if (point && (strcmp(language, "vi") == 0 || strcmp(language, "fr") == 0))
		*point = ',';
	return number;
}
