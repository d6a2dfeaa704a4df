-- The five readiness tiers, and the gates that hold an enterprise below one.
--
-- basis: D. 80 and 50 echo the A/B/C bands of Decision 1358/QĐ-BKHĐT (A >= 80, B 50 to under 80,
-- C under 50); 65 and 35 split its B and C bands. The floors (`needs`) follow the idea of VDA 6.3,
-- where a weak element pulls the class down (A >= 90, B >= 80). A Viet Nam motorcycle and auto-parts
-- maker publishes A >= 85, B 70-84, C 50-69, D < 50 for its own suppliers.
-- refs: d1358_luatvietnam, vda63_51smt, sup_eurocharm, sup_driv
--
-- To be tuned again on the first 50 to 100 verified assessments: see "Calibration" in
-- docs/hanoi-2026.md.

-- The quality systems that count as ISO 9001 or better. HACCP alone does not. CMMI counts where
-- software is written and ISO/IEC 17025 where engineering services are sold, as in `gov_cert`.
local cmmi = all {
  has("activities", "software"),
  has_any("gov_cert", { "cmmi_3", "cmmi_5" }),
}
local laboratory = all {
  has("activities", "service_rd"),
  has("gov_cert", "iso_17025"),
}
local quality_system = any {
  has_any("gov_cert", {
    "iso_9001", "iatf_16949", "as_9100", "iso_13485", "gmp_who", "eu_gmp", "cgmp_asean",
    "iso_22716", "iso_22000", "fssc_22000",
  }),
  cmmi,
  laboratory,
}

-- What buyers at international level ask of each sector: one certificate of every line.
local sector_certificate = any {
  all {
    one_of("sector", { "textile_garment" }),
    has("gov_cert", "iso_9001"),
    has_any("esg_certs", { "wrap", "bsci", "sa_8000", "oekotex_step" }),
  },
  all {
    one_of("sector", { "leather_footwear" }),
    has("gov_cert", "iso_9001"),
    has_any("esg_certs", { "bsci", "sa_8000", "wrap", "lwg", "oekotex_step" }),
  },
  all {
    one_of("sector", { "it", "ai_dx" }),
    any { has("gov_cert", "iso_9001"), cmmi },
  },
  all {
    one_of("sector", { "precision_mech" }),
    has_any("gov_cert", { "iso_9001", "iatf_16949", "as_9100" }),
  },
  all {
    one_of("sector", { "electronics" }),
    has_any("gov_cert", { "iso_9001", "iatf_16949", "iso_13485" }),
    has_any("esg_certs", { "iso_14001", "qc_080000" }),
  },
  all {
    one_of("sector", { "automation_electrical", "new_materials" }),
    has_any("gov_cert", { "iso_9001", "iatf_16949" }),
  },
  all {
    one_of("sector", { "biotech" }),
    any {
      has_any("gov_cert", {
        "iso_9001", "iso_13485", "gmp_who", "eu_gmp", "iso_22000", "fssc_22000",
      }),
      laboratory,
    },
  },
  all {
    one_of("sector", { "pharma" }),
    has_any("gov_cert", { "gmp_who", "eu_gmp", "iso_13485" }),
  },
  all {
    one_of("sector", { "cosmetics" }),
    has_any("gov_cert", { "cgmp_asean", "iso_22716", "eu_gmp" }),
  },
  all {
    one_of("sector", { "agro_processing" }),
    any {
      has_any("gov_cert", { "iso_22000", "fssc_22000", "haccp" }),
      has("esg_certs", "fsc"),
    },
  },
}

return {
  tier "not_ready" {
    from = 0,
    name = { vi = "Chưa sẵn sàng", en = "Not ready", fr = "Non prêt" },
    meaning = {
      vi = "Chưa đủ nền tảng để vào chuỗi cung ứng chính thức; ưu tiên hoàn thiện pháp lý, 5S, ghi chép chất lượng.",
      en = "Foundations for formal supply are missing; start with legal compliance, 5S and basic quality records.",
      fr = "Les bases d'une fourniture formelle manquent ; commencer par la conformité légale, les 5S et les enregistrements qualité.",
    },
  },

  tier "tier3" {
    from = 35,
    name = {
      vi = "Sẵn sàng làm nhà cung ứng cấp 3",
      en = "Tier-3 supplier ready",
      fr = "Prêt comme fournisseur de rang 3",
    },
    meaning = {
      vi = "Cung cấp nguyên công, bao bì, chi tiết đơn giản cho nhà cung ứng khác; chất lượng chủ yếu dựa vào kiểm tra cuối.",
      en = "Supplies operations, packaging or simple parts to other suppliers; quality rests mostly on final inspection.",
      fr = "Fournit des opérations, emballages ou pièces simples à d'autres fournisseurs ; qualité fondée surtout sur le contrôle final.",
    },
  },

  tier "tier2" {
    from = 50,
    needs = all {
      score_at_least("qcd", 45),
      score_at_least("esg", 35),
    },
    name = {
      vi = "Sẵn sàng làm nhà cung ứng cấp 2",
      en = "Tier-2 supplier ready",
      fr = "Prêt comme fournisseur de rang 2",
    },
    meaning = {
      vi = "Cung cấp ổn định linh kiện, cụm nhỏ cho nhà cung ứng cấp 1; quá trình được kiểm soát, có số liệu QCD.",
      en = "Supplies parts or small sub-assemblies steadily to tier-1 suppliers; processes are controlled and QCD is measured.",
      fr = "Fournit régulièrement pièces ou petits sous-ensembles aux fournisseurs de rang 1 ; procédés maîtrisés, QCD mesuré.",
    },
  },

  tier "tier1" {
    from = 65,
    needs = all {
      score_at_least("qcd", 60),
      score_at_least("gov", 50),
      score_at_least("esg", 50),
      every_pillar(35),
    },
    name = {
      vi = "Ứng viên nhà cung ứng cấp 1",
      en = "Tier-1 supplier candidate",
      fr = "Candidat fournisseur de rang 1",
    },
    meaning = {
      vi = "Có thể mời đánh giá làm nhà cung ứng trực tiếp cho doanh nghiệp lắp ráp, FDI; còn vài khoảng trống về hệ thống hoặc chứng nhận.",
      en = "Can be proposed for audit as a direct supplier to assemblers and FDI firms; a few gaps in system or certification remain.",
      fr = "Peut être proposé à l'audit comme fournisseur direct d'assembleurs et d'entreprises IDE ; quelques lacunes subsistent.",
    },
  },

  -- The tier counted against the Programme's targets (programme.lua).
  tier "intl" {
    from = 80,
    needs = all {
      score_at_least("qcd", 70),
      score_at_least("gov", 65),
      score_at_least("esg", 60),
      every_pillar(50),
    },
    thin_ok = false,
    international = true,
    name = {
      vi = "Đạt chuẩn quốc tế",
      en = "International standard",
      fr = "Conforme aux normes internationales",
    },
    meaning = {
      vi = "Hệ thống sản xuất và sản phẩm đáp ứng tiêu chuẩn quốc tế, đủ năng lực tham gia mạng lưới sản xuất toàn cầu của tập đoàn đa quốc gia tại Việt Nam. Đây là nhóm được tính vào chỉ tiêu của Chương trình: trên 40% vào 2030, khoảng 45% vào 2035.",
      en = "Production system and products meet international standards, with capacity to join the global production networks of multinationals in Viet Nam. This tier is the one counted against the Programme's target: over 40% by 2030, about 45% by 2035.",
      fr = "Système de production et produits conformes aux normes internationales, capacité à intégrer les réseaux mondiaux des multinationales présentes au Viet Nam. Catégorie comptée dans l'objectif du Programme : plus de 40 % en 2030, environ 45 % en 2035.",
    },
  },

  -- Gates (D). One whose question is left open fires; one whose question does not apply never does.

  -- Nothing to supply with: not ready, whatever the score.
  gate "g_licence" {
    unless = yes "gov_licence",
    cap = "not_ready",
    name = {
      vi = "Không có đăng ký doanh nghiệp hợp lệ",
      en = "No valid enterprise registration",
      fr = "Pas d'immatriculation valable",
    },
  },
  gate "g_sector_permit" {
    unless = yes "gov_permit",
    cap = "not_ready",
    name = {
      vi = "Thiếu giấy phép, chứng nhận đủ điều kiện bắt buộc của ngành",
      en = "Mandatory sector licence or eligibility certificate missing",
      fr = "Licence sectorielle obligatoire manquante",
    },
  },
  gate "g_environment" {
    unless = yes "esg_permit",
    cap = "not_ready",
    name = {
      vi = "Thiếu giấy phép môi trường hoặc đăng ký môi trường khi thuộc diện phải có",
      en = "Environmental permit or registration missing where required",
      fr = "Permis ou enregistrement environnemental manquant",
    },
  },
  gate "g_fire" {
    unless = yes "esg_fire",
    cap = "not_ready",
    name = {
      vi = "Hồ sơ phòng cháy, chữa cháy không đầy đủ hoặc không còn hiệu lực",
      en = "Fire-safety file missing or no longer valid",
      fr = "Dossier de sécurité incendie absent ou périmé",
    },
  },
  gate "g_labour" {
    unless = yes "esg_zero",
    cap = "not_ready",
    name = {
      vi = "Có dấu hiệu lao động trẻ em, cưỡng bức (không khoan nhượng)",
      en = "Sign of child or forced labour (zero tolerance)",
      fr = "Indice de travail d'enfants ou forcé (tolérance zéro)",
    },
  },

  -- Serious, and mended within months: at most tier 3.
  gate "g_tax" {
    unless = yes "gov_tax",
    cap = "tier3",
    name = {
      vi = "Đang bị cưỡng chế thuế hoặc không hoạt động tại địa chỉ đăng ký",
      en = "Under tax enforcement or not operating at the registered address",
      fr = "Sous contrainte fiscale ou introuvable à l'adresse",
    },
  },
  gate "g_safety_equipment" {
    unless = yes "esg_inspect",
    cap = "tier3",
    name = {
      vi = "Thiết bị yêu cầu nghiêm ngặt chưa kiểm định",
      en = "Strict-safety machines not inspected",
      fr = "Équipements à risques non contrôlés",
    },
  },

  -- No figures to show a buyer: at most tier 2.
  gate "g_fin_data" {
    unless = yes "fin_two_years",
    cap = "tier2",
    name = {
      vi = "Không có báo cáo tài chính hai năm gần nhất",
      en = "No financial statements for the last two years",
      fr = "Pas d'états financiers sur deux ans",
    },
  },
  gate "g_traceability" {
    unless = score_at_least("qcd_trace", 25),
    cap = "tier2",
    name = {
      vi = "Không truy xuất được lô sản phẩm",
      en = "No lot traceability at all",
      fr = "Aucune traçabilité des lots",
    },
  },
  gate "g_qcd_data" {
    unless = yes "qcd_records",
    cap = "tier2",
    name = {
      vi = "Không có số liệu chất lượng và giao hàng theo tháng",
      en = "No monthly quality and delivery data",
      fr = "Pas de données mensuelles qualité et livraison",
    },
  },

  -- What international standard cannot do without: at most tier 1.
  gate "g_qms" {
    unless = quality_system,
    cap = "tier1",
    name = {
      vi = "Không có ISO 9001 hoặc hệ thống ngành tương đương còn hiệu lực",
      en = "No valid ISO 9001 or equivalent sector system",
      fr = "Ni ISO 9001 ni système sectoriel équivalent",
    },
  },
  gate "g_sector_cert" {
    unless = sector_certificate,
    cap = "tier1",
    name = {
      vi = "Thiếu chứng nhận ngành cần cho chuẩn quốc tế",
      en = "Sector certification needed for the top tier missing",
      fr = "Certification sectorielle requise pour le niveau international manquante",
    },
  },
  gate "g_substances" {
    when = one_of("sector", {
      "electronics", "automation_electrical", "textile_garment", "leather_footwear",
    }),
    unless = score_at_least("esg_chem", 50),
    cap = "tier1",
    name = {
      vi = "Chưa kiểm soát chất hạn chế",
      en = "Restricted substances not controlled",
      fr = "Substances restreintes non maîtrisées",
    },
  },
  gate "g_infosec" {
    when = one_of("sector", { "it", "ai_dx" }),
    unless = score_at_least("dig_infosec", 50),
    cap = "tier1",
    name = {
      vi = "Chưa quản lý an toàn thông tin",
      en = "Information security not managed",
      fr = "Sécurité de l'information non gérée",
    },
  },
  gate "g_unverified" {
    unless = none { self_assessed() },
    cap = "tier1",
    name = {
      vi = "Kết quả tự đánh giá chưa thẩm tra tại chỗ",
      en = "Self-assessment not verified on site",
      fr = "Auto-évaluation non vérifiée sur site",
    },
  },
}
