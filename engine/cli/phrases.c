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
	[PHRASE_NO_DATE] = { "không ghi ngày", "no date", "sans date" },
	[PHRASE_NONE_COMPARED] = { "Không câu nào được hai người cùng trả lời.",
	                           "No question was answered by two of them.",
	                           "Aucune question n'a deux réponses." },
	[PHRASE_ALL_AGREE] = { "Cả %1 câu được so sánh đều giống nhau.",
	                       "All %1 answers compared agree.",
	                       "Les %1 réponses comparées concordent toutes." },
	[PHRASE_SOME_DIFFER] = { "Khác nhau %1 trong %2 câu được so sánh.",
	                         "%1 of %2 answers compared differ.",
	                         "Réponses qui diffèrent : %1 sur %2 comparées." },
	[PHRASE_BY_ONE] = { " Chỉ một người trả lời: %1 câu nữa.",
	                    " By one assessor only: %1 more.",
	                    " D'une seule personne : %1 de plus." },
	[PHRASE_SETTLED] = { " Đã thống nhất: %1, còn lại: %2.", " Settled since: %1, still open: %2.",
	                     " Réglées depuis : %1, encore ouvertes : %2." },
	[PHRASE_TIER_IS] = { "Cấp độ: %1", "Tier: %1", "Niveau : %1" },
	[PHRASE_TIER_STAYS] = { "Không câu nào làm đổi cấp độ: %1",
	                        "None of them changes the tier: %1",
	                        "Aucune ne change le niveau : %1" },
	[PHRASE_TIER_BETWEEN] = { "%3 câu trong đó có thể làm đổi cấp độ: từ %1 đến %2",
	                          "%3 of them can change the tier: from %1 to %2",
	                          "Le niveau dépend de %3 d'entre elles : de %1 à %2" },
	[PHRASE_TIER_NONE] = { "Thống nhất thế nào cũng chưa xếp được cấp độ",
	                       "However they are settled, there is no tier",
	                       "Quelle que soit la décision, il n'y a pas de niveau" },
	[PHRASE_TIER_OR_NONE] = { "%2 câu trong đó có thể làm đổi cấp độ: từ chưa xếp được đến %1",
	                          "%2 of them can change the tier: from none to %1",
	                          "Le niveau dépend de %2 d'entre elles : d'aucun à %1" },
	[PHRASE_VISITS_HANG] = { "Số chuyến có nhiều người đánh giá: %1. Cấp độ còn phụ thuộc vào câu trả lời "
	                         "chưa thống nhất: %2 (%3)",
	                         "Visits by several assessors: %1. The tier hangs on answers that "
	                         "differ in %2: %3",
	                         "Visites à plusieurs évaluateurs : %1. Le niveau dépend de réponses qui "
	                         "diffèrent : %2 (%3)" },
	[PHRASE_NO_VISIT_HANGS] = { "Số chuyến có nhiều người đánh giá: %1. Không cấp độ nào phụ thuộc vào câu "
	                            "trả lời chưa thống nhất.",
	                            "Visits by several assessors: %1. No tier hangs on answers that "
	                            "differ.",
	                            "Visites à plusieurs évaluateurs : %1. Aucun niveau ne dépend de "
	                            "réponses qui diffèrent." },
	[PHRASE_NOT_EVERY_WAY] = { "Quá nhiều câu khác nhau để thử mọi cách thống nhất: câu không "
	                           "đánh dấu vẫn có thể làm đổi cấp độ.",
	                           "Too many differ to try every way to settle them: one that is "
	                           "not marked may change the tier too.",
	                           "Trop de réponses diffèrent pour essayer toutes les décisions : "
	                           "une question non marquée peut aussi changer le niveau." },
	[PHRASE_TIER_SHORT] = { "Cấp độ", "Tier", "Niveau" },
	[PHRASE_CAN_CHANGE] = { "có thể đổi", "can change", "peut changer" },
	[PHRASE_QUESTION] = { "Câu hỏi", "Question", "Question" },
	[PHRASE_ANSWERS] = { "Câu trả lời", "Answers", "Réponses" },
	[PHRASE_NOT_ASKED] = { "không hỏi", "not asked", "non posée" },
	[PHRASE_NA] = { "không áp dụng", "N/A", "sans objet" },
	[PHRASE_NO_DATA] = { "không có số liệu", "no data", "pas de données" },
	[PHRASE_NONE_CHOSEN] = { "không chọn mục nào", "none", "aucune" },
	[PHRASE_PILLAR] = { "Trụ cột", "Pillar", "Pilier" },
	[PHRASE_ALL_PILLARS] = { "Tất cả", "All", "Tous" },
	[PHRASE_COMPARED] = { "Số cặp", "Pairs", "Paires" },
	[PHRASE_SAME] = { "Giống nhau", "Same", "Égales" },
	[PHRASE_ALPHA] = { "Alpha", "Alpha", "Alpha" },
	[PHRASE_INTERVAL] = { "Khoảng 95 %", "95 % interval", "Intervalle 95 %" },
	[PHRASE_FEW_FIRMS] = { "chưa đủ doanh nghiệp", "not enough firms",
	                       "trop peu d'entreprises" },
	[PHRASE_LEAST_AGREED] = { "Câu hỏi ít thống nhất nhất", "Questions least agreed on",
	                          "Questions les moins consensuelles" },
	[PHRASE_ABOUT_ALPHA] = { "Alpha của Krippendorff: 1 là thống nhất hoàn toàn, 0 là như ngẫu "
	                         "nhiên. Từ 0,800 có thể tin cậy; từ 0,667 chỉ để tham khảo.",
	                         "Krippendorff's alpha: 1 is full agreement, 0 what chance would "
	                         "give. From 0.800 on answers can be relied on, from 0.667 on with "
	                         "caution.",
	                         "Alpha de Krippendorff : 1 est l'accord complet, 0 celui du hasard. "
	                         "À partir de 0,800 les réponses sont fiables, à partir de 0,667 "
	                         "avec prudence." },
	[PHRASE_WEAKEST] = { "Câu yếu nhất", "Weakest", "La plus faible" },
	[PHRASE_ASSESSOR] = { "Người đánh giá", "Assessor", "Évaluateur" },
	[PHRASE_VISITS] = { "Số chuyến", "Visits", "Visites" },
	[PHRASE_LEANING] = { "Điểm chênh so với người khác", "Points above the others",
	                     "Points au-dessus des autres" },
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
	[PHRASE_BY_SELF] = { "tự đánh giá", "self-assessment", "auto-évaluation" },
	[PHRASE_BY_VISIT] = { "đánh giá tại chỗ", "site visit", "visite sur site" },
	[PHRASE_OVERALL_SCORE] = { "Điểm tổng hợp", "Overall score", "Score global" },
	[PHRASE_NOW] = { "Hiện tại", "Now", "Aujourd'hui" },
	[PHRASE_THEN] = { "Cần đạt", "To reach", "À atteindre" },
	[PHRASE_AFTERWARDS] = { "Sau đó", "Afterwards", "Ensuite" },
	[PHRASE_EFFORT] = { "Công sức", "Effort", "Effort" },
	[PHRASE_GAIN] = { "Được gì", "What it gives", "Ce que cela apporte" },
	[PHRASE_LIFTS] = { "gỡ điều kiện chặn: %1", "lifts the gate: %1",
	                   "lève la condition bloquante : %1" },
	[PHRASE_FLOOR_OF] = { "cần cho ngưỡng của %1", "needed for the floor of %1",
	                      "nécessaire au seuil de : %1" },
	[PHRASE_CURVE] = { "Điểm tổng hợp cao nhất theo công sức", "The best overall score for an effort",
	                   "Le meilleur score global pour un effort" },
	[PHRASE_BEST_SCORE] = { "Điểm cao nhất", "Best score", "Meilleur score" },
	[PHRASE_ABOUT_EFFORT] = { "Công sức của một bước do bộ tiêu chí quy định: S là 1, M là 3, L là 8, hoặc "
	                          "một con số.",
	                          "The criteria say what a step costs: S is 1, M is 3, L is 8, or a number.",
	                          "Les critères fixent l'effort d'une étape : S vaut 1, M vaut 3, L vaut 8, "
	                          "ou un nombre." },
	[PHRASE_TO_REACH] = { "Để đạt “%1” cần ít nhất: công sức %2, số bước %3.",
	                      "The least to reach “%1”: effort %2, steps %3.",
	                      "Le minimum pour atteindre « %1 » : effort %2, étapes %3." },
	[PHRASE_KEPT_BY] = { "Hiện còn thiếu: %1.", "What is missing today: %1.",
	                     "Ce qui manque aujourd'hui : %1." },
	[PHRASE_AT_TOP] = { "Doanh nghiệp đã ở cấp độ cao nhất: “%1”.",
	                    "The firm is in the highest tier already: “%1”.",
	                    "L'entreprise est déjà au niveau le plus haut : « %1 »." },
	[PHRASE_AT_TIER] = { "Không cần làm gì thêm: doanh nghiệp đã ở cấp độ “%1”.",
	                     "Nothing has to be done: the firm is in “%1” already.",
	                     "Il n'y a rien à faire : l'entreprise est déjà au niveau « %1 »." },
	[PHRASE_BUDGET_TIER] = { "Với công sức tối đa %1, cao nhất có thể đạt “%2”, điểm tổng hợp %3.",
	                         "With an effort of %1 at most, the best is “%2” with an overall score of %3.",
	                         "Avec un effort d'au plus %1, le mieux est « %2 » avec un score global de "
	                         "%3." },
	[PHRASE_BUDGET_SCORE] = { "Công sức tối đa %1 chưa đủ để lên cấp: vẫn ở “%2”, điểm tổng hợp cao nhất "
	                          "có thể đạt %3.",
	                          "An effort of %1 at most reaches no higher tier: it stays “%2”, with an "
	                          "overall score of %3 at best.",
	                          "Un effort d'au plus %1 ne suffit pas pour changer de niveau : « %2 », avec "
	                          "un score global d'au mieux %3." },
	[PHRASE_BEYOND_STEPS] = { "Không có bước nào trong bộ tiêu chí đưa doanh nghiệp đến “%1”.",
	                          "No steps of the criteria lead to “%1”.",
	                          "Aucune étape des critères ne mène à « %1 »." },
	[PHRASE_BEYOND_BUDGET] = { "Công sức cho phép không đủ để đạt “%1”.",
	                           "The budget does not reach “%1”.",
	                           "Le budget ne permet pas d'atteindre « %1 »." },
	[PHRASE_BEST_THERE_IS] = { "Cao nhất có thể đạt: “%1”, điểm tổng hợp %2.",
	                           "The best there is to be had: “%1”, with an overall score of %2.",
	                           "Le mieux possible : « %1 », avec un score global de %2." },
	[PHRASE_STILL_KEPT_BY] = { "Khi đó vẫn còn vướng: %1.", "Still in the way then: %1.",
	                           "Obstacles qui resteraient : %1." },
	[PHRASE_WHY_FIXED] = { "theo bộ tiêu chí, doanh nghiệp không tự thay đổi được",
	                       "not the firm's to change, as the criteria say",
	                       "l'entreprise ne peut pas la changer, selon les critères" },
	[PHRASE_WHY_HELD] = { "được giữ nguyên theo yêu cầu (--fix)", "held as it is by --fix",
	                      "maintenue telle quelle par --fix" },
	[PHRASE_WHY_LEFT] = { "quá nhiều cách trả lời để xem hết", "too many ways to look at them all",
	                      "trop de possibilités pour les examiner toutes" },
	[PHRASE_WHY_NO_STEPS] = { "không bước nào dẫn đến câu trả lời cần có",
	                          "no step leads to the answer that is needed",
	                          "aucune étape ne mène à la réponse requise" },
	[PHRASE_NO_PLAN] = { "Chưa thể lập kế hoạch: %1. %2", "No plan can be made: %1. %2",
	                     "Aucun plan possible : %1. %2" },
	[PHRASE_TO_ANSWER] = { "Các câu chưa trả lời:", "Not answered yet:", "Sans réponse :" },
	[PHRASE_LEFT] = { "Có quá nhiều cách trả lời các câu sau để xem hết, nên chúng được giữ nguyên; kế "
	                  "hoạch là tốt nhất trong phần còn lại: %1.",
	                  "There are too many ways to answer these questions to look at them all, so they "
	                  "stay as they are; the plan is the best among the rest: %1.",
	                  "Il y a trop de façons de répondre à ces questions pour les examiner toutes ; elles "
	                  "restent telles quelles et le plan est le meilleur parmi le reste : %1." },
	[PHRASE_NOT_CERTAIN] = { "Có quá nhiều cách kết hợp để xem hết: có thể còn cách tốt hơn.",
	                         "There were too many combinations to look at them all: there may be "
	                         "something better.",
	                         "Il y avait trop de combinaisons pour les examiner toutes : il existe peut-être "
	                         "mieux." },
	[PHRASE_STEADY_FIRMS] = { "Khi mọi trọng số lệch ngẫu nhiên trong khoảng ±%3 %, cấp độ giữ nguyên ở "
	                          "ít nhất 95 % số lần thử với %1 trong %2 doanh nghiệp.",
	                          "With every weight off by up to ±%3 % at random, the tier stays in at "
	                          "least 95 % of the draws for %1 of %2 firms.",
	                          "Tous les poids variant au hasard de ±%3 % au plus, le niveau reste le "
	                          "même dans au moins 95 % des tirages pour %1 entreprises sur %2." },
	[PHRASE_LEAST_STEADY] = { "Doanh nghiệp có cấp độ kém chắc chắn nhất",
	                          "Firms whose tier is least certain",
	                          "Entreprises au niveau le moins assuré" },
	[PHRASE_STAYS] = { "Giữ %", "Stays %", "Reste %" },
	[PHRASE_RADIUS] = { "Trọng số sai %", "Weights wrong by %", "Poids faux de %" },
	[PHRASE_MARGIN] = { "Dư so với ngưỡng", "Above what is asked", "Marge sur l'exigence" },
	[PHRASE_KEPT_FROM_NEXT] = { "Còn thiếu để lên cấp", "Kept from the next tier by",
	                            "Ce qui manque au niveau suivant" },
	[PHRASE_A_NEED] = { "một điều kiện", "a need", "une condition" },
	[PHRASE_RANK] = { "Thứ hạng", "Rank", "Rang" },
	[PHRASE_MORE_FIRMS] = { "… và %1 doanh nghiệp nữa; -v liệt kê tất cả.",
	                        "… and %1 more firms; -v lists all.",
	                        "… et %1 entreprises de plus ; -v les liste toutes." },
	[PHRASE_INFLUENCES] = { "Ảnh hưởng của tiêu chí tới chênh lệch điểm giữa các doanh nghiệp",
	                        "What criteria have to do with how scores differ",
	                        "Part des critères dans les écarts de score" },
	[PHRASE_CRITERION] = { "Tiêu chí", "Criterion", "Critère" },
	[PHRASE_WEIGHT_SHARE] = { "Trọng số %", "Weight %", "Poids %" },
	[PHRASE_INFLUENCE] = { "Ảnh hưởng %", "Influence %", "Influence %" },
	[PHRASE_OTHERWISE] = { "Nếu gộp điểm trụ cột theo cách khác", "If pillars were combined otherwise",
	                       "Si les piliers étaient agrégés autrement" },
	[PHRASE_IF_GEOMETRIC] = { "Trung bình nhân: %1 doanh nghiệp lên cấp, %2 xuống cấp; tương quan thứ "
	                          "hạng %3.",
	                          "Geometric mean: %1 firms up, %2 down; rank correlation %3.",
	                          "Moyenne géométrique : %1 montent, %2 descendent ; corrélation des "
	                          "rangs %3." },
	[PHRASE_IF_LOWEST] = { "Lấy trụ cột thấp nhất: %1 doanh nghiệp lên cấp, %2 xuống cấp; tương quan "
	                       "thứ hạng %3.",
	                       "The lowest pillar counts: %1 firms up, %2 down; rank correlation %3.",
	                       "Le pilier le plus faible compte : %1 montent, %2 descendent ; corrélation "
	                       "des rangs %3." },
	[PHRASE_TIERLESS] = { "Số doanh nghiệp không xét vì chưa có cấp độ: %1.",
	                      "Firms left out, since they have no tier: %1.",
	                      "Entreprises écartées, faute de niveau : %1." },
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
