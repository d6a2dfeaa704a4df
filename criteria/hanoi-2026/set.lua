-- Reference criteria for the capacity of supporting-industry enterprises in Hanoi, 2026 to 2030.
--
-- A reference proposal, not an official criteria set: see `notice`, which every report prints.
-- Where each number comes from, and how certain it is: docs/hanoi-2026.md.
-- refs: art_6126_fr, art_6126_en, art_6126_vi, d6126_vns

return set "hanoi-2026" {
  version = "2026.1",
  effective = { from = "2026-01-01", to = "2030-12-31" },
  languages = { "vi", "en", "fr" },
  name = {
    vi = "Bộ tiêu chí tham khảo đánh giá năng lực doanh nghiệp công nghiệp hỗ trợ Hà Nội 2026-2030",
    en = "Reference criteria for assessing the capacity of supporting-industry enterprises in Hanoi, 2026-2030",
    fr = "Référentiel indicatif d'évaluation des capacités des entreprises des industries de soutien de Hanoï, 2026-2030",
  },
  notice = {
    vi = "Đây là đề xuất tham khảo dựa trên tiêu chuẩn công khai, không phải bộ tiêu chí do UBND thành phố Hà Nội, Sở Công Thương hay Bộ Công Thương ban hành. Kết quả chấm không thay cho chứng nhận hoặc quyết định hành chính.",
    en = "A reference proposal built on public standards; not issued by the Hanoi People's Committee, the Department of Industry and Trade or the Ministry. A score replaces no certificate and no administrative decision.",
    fr = "Proposition indicative fondée sur des normes publiques ; elle n'émane ni du Comité populaire de Hanoï, ni du Service de l'industrie et du commerce, ni du ministère. Un score ne remplace ni un certificat ni une décision administrative.",
  },

  missing = "zero",        -- a question left open scores nothing
  completeness = 0.9,      -- with less than 90% of the required questions answered: no tier
  na_limit = 0.5,          -- a pillar with more than half of it set aside by the assessor is thin
  display = { max = 100, decimals = 1 },

  include "profile",
  include "evidence",
  include "pillars/gov",
  include "pillars/qcd",
  include "pillars/tec",
  include "pillars/dig",
  include "pillars/hrs",
  include "pillars/rdi",
  include "pillars/scm",
  include "pillars/fin",
  include "pillars/esg",
  include "tiers",
  include "weightings",
  include "programme",
}
