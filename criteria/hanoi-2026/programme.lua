-- The supporting-industry programme of Hanoi for 2026 to 2030, with a view to 2035: Decision
-- 6126/QĐ-UBND of 10 December 2025.
--
-- refs: art_6126_fr, art_6126_en, art_6126_vi, d6126_vns. The seven areas, four chains and the
-- targets are the Programme's (A); the measures under each area are our wording (D).

return programme {
  -- refs: art_6126_fr, art_6126_en, art_6126_vi
  support_area "s1" {
    name = {
      vi = "Nâng cao năng lực doanh nghiệp, kết nối cung ứng và thị trường",
      en = "Business capacity, supply linkage and market",
      fr = "Capacités des entreprises, mise en relation et marché",
    },
    measure "s1_match" {
      vi = "Kết nối với doanh nghiệp lắp ráp, tập đoàn đa quốc gia (tuần kết nối, tiếp nhận yêu cầu báo giá)",
      en = "Matching with assemblers and multinationals (matching weeks, RFQ intake)",
      fr = "Mise en relation avec assembleurs et multinationales",
    },
    measure "s1_coach" {
      vi = "Tư vấn tại xưởng theo yêu cầu của khách hàng mục tiêu (3-6 tháng)",
      en = "In-plant coaching to a target customer's requirements (3-6 months)",
      fr = "Accompagnement en atelier selon le client visé",
    },
    measure "s1_market" {
      vi = "Xúc tiến thị trường sản phẩm công nghiệp hỗ trợ",
      en = "Market promotion for supporting-industry products",
      fr = "Promotion des produits des industries de soutien",
    },
    measure "s1_ma" {
      vi = "Tư vấn mua bán, sáp nhập doanh nghiệp",
      en = "Merger and acquisition advice",
      fr = "Conseil en fusions-acquisitions",
    },
    measure "s1_finance" {
      vi = "Hướng dẫn tiếp cận tín dụng, ưu đãi đầu tư theo Nghị định 111/2015 và 205/2025",
      en = "Guidance on credit and incentives under Decrees 111/2015 and 205/2025",
      fr = "Orientation vers le crédit et les incitations",
    },
  },

  -- refs: art_6126_fr, art_6126_en, art_mta_2022
  support_area "s2" {
    name = {
      vi = "Áp dụng hệ thống quản lý, cải tiến sản xuất theo chuẩn quốc tế",
      en = "Management systems and production improvement to international standards",
      fr = "Systèmes de management et amélioration de la production aux normes internationales",
    },
    measure "s2_5s" {
      vi = "Chương trình 5S/3D, Kaizen, quản lý trực quan",
      en = "5S/3D, Kaizen, visual management programme",
      fr = "Programme 5S/3D, Kaizen",
    },
    measure "s2_iso" {
      vi = "Tư vấn xây dựng ISO 9001, 14001, 45001, 50001",
      en = "Consulting for ISO 9001, 14001, 45001, 50001",
      fr = "Conseil ISO 9001, 14001, 45001, 50001",
    },
    measure "s2_iatf" {
      vi = "Tư vấn hệ thống ngành: IATF 16949, ISO 13485, GMP, ISO 22000",
      en = "Sector systems: IATF 16949, ISO 13485, GMP, ISO 22000",
      fr = "Systèmes sectoriels : IATF 16949, ISO 13485, BPF, ISO 22000",
    },
    measure "s2_tools" {
      vi = "Áp dụng APQP, PPAP, FMEA, SPC, MSA vào một dự án thật",
      en = "APQP, PPAP, FMEA, SPC, MSA applied to one real project",
      fr = "APQP, PPAP, AMDEC, SPC, MSA sur un projet réel",
    },
    measure "s2_lean" {
      vi = "TPM, SMED, giảm giá thành, cân bằng chuyền",
      en = "TPM, SMED, cost reduction, line balancing",
      fr = "TPM, SMED, réduction des coûts",
    },
  },

  -- refs: art_6126_fr, art_6126_en, art_6126_vi
  support_area "s3" {
    name = {
      vi = "Đào tạo nguồn nhân lực",
      en = "Human-resource training",
      fr = "Formation des ressources humaines",
    },
    measure "s3_manager" {
      vi = "Đào tạo quản lý sản xuất, chất lượng, quản đốc",
      en = "Production, quality and foreman training",
      fr = "Formation des responsables et contremaîtres",
    },
    measure "s3_skill" {
      vi = "Đào tạo và đánh giá kỹ năng nghề tại doanh nghiệp",
      en = "In-company skill training and assessment",
      fr = "Formation et évaluation des compétences en entreprise",
    },
    measure "s3_engineer" {
      vi = "Đào tạo kỹ sư khuôn, tự động hóa, công cụ cốt lõi",
      en = "Engineers: moulds, automation, core tools",
      fr = "Ingénieurs : moules, automatisation, outils qualité",
    },
    measure "s3_school" {
      vi = "Liên kết trường nghề, đại học; thực tập, đào tạo đặt hàng",
      en = "School links: internships, tailored courses",
      fr = "Partenariats avec écoles et universités",
    },
    measure "s3_safety" {
      vi = "Huấn luyện an toàn, phòng cháy, quan hệ lao động",
      en = "Safety, fire and labour-relations training",
      fr = "Formation sécurité, incendie, relations de travail",
    },
  },

  -- refs: art_6126_fr, art_6126_en
  support_area "s4" {
    name = {
      vi = "Hợp tác quốc tế, xúc tiến và thu hút đầu tư",
      en = "International cooperation, promotion and investment attraction",
      fr = "Coopération internationale, promotion et attraction des investissements",
    },
    measure "s4_fair" {
      vi = "Hội chợ, triển lãm, hội nghị xúc tiến trong và ngoài nước",
      en = "Fairs, exhibitions and promotion conferences at home and abroad",
      fr = "Salons, expositions, conférences",
    },
    measure "s4_brand" {
      vi = "Hỗ trợ đăng ký nhãn hiệu, quảng bá thương hiệu",
      en = "Trademark registration and brand promotion",
      fr = "Enregistrement et promotion des marques",
    },
    measure "s4_mission" {
      vi = "Đoàn trao đổi kinh nghiệm trong nước, quốc tế",
      en = "Experience-exchange missions at home and abroad",
      fr = "Délégations d'échange d'expériences",
    },
    measure "s4_invest" {
      vi = "Thu hút đầu tư vào khu công nghiệp hỗ trợ; tìm đối tác vốn",
      en = "Investment attraction to supporting-industry parks; equity partners",
      fr = "Attraction d'investissements, partenaires en capital",
    },
    measure "s4_tech" {
      vi = "Hợp tác công nghệ với viện, trường, đối tác nước ngoài",
      en = "Technology cooperation with institutes and foreign partners",
      fr = "Coopération technologique",
    },
  },

  -- refs: art_6126_fr, art_6126_en, d205_binhdinh
  support_area "s5" {
    name = {
      vi = "Thử nghiệm, kiểm định, đánh giá, chứng nhận và tiêu chuẩn",
      en = "Testing, inspection, assessment, certification and standards",
      fr = "Essais, inspection, évaluation, certification et normes",
    },
    measure "s5_test" {
      vi = "Hỗ trợ chi phí thử nghiệm tại phòng được công nhận",
      en = "Cost support for testing at accredited laboratories",
      fr = "Aide aux essais en laboratoire accrédité",
    },
    measure "s5_cert" {
      vi = "Hỗ trợ chi phí chứng nhận hệ thống và sản phẩm",
      en = "Cost support for system and product certification",
      fr = "Aide à la certification",
    },
    measure "s5_calib" {
      vi = "Hiệu chuẩn, MSA, so sánh liên phòng",
      en = "Calibration, MSA, inter-laboratory comparison",
      fr = "Étalonnage, MSA, comparaisons",
    },
    measure "s5_standard" {
      vi = "Xây dựng tiêu chuẩn cơ sở, quy chuẩn hài hòa quốc tế",
      en = "Basic product standards harmonised with international ones",
      fr = "Normes de base harmonisées",
    },
    measure "s5_legal" {
      vi = "Hướng dẫn thủ tục môi trường, phòng cháy, an toàn, chất hạn chế",
      en = "Guidance on environmental, fire, safety and substance rules",
      fr = "Appui réglementaire environnement, incendie, sécurité",
    },
  },

  -- refs: art_6126_fr, art_6126_en, art_mta_2022
  support_area "s6" {
    name = {
      vi = "Cơ sở dữ liệu, cổng thông tin và tiêu chí đánh giá năng lực",
      en = "Database, portal and capacity-assessment criteria",
      fr = "Base de données, portail et critères d'évaluation des capacités",
    },
    measure "s6_profile" {
      vi = "Lập và cập nhật hồ sơ năng lực song ngữ trên cổng",
      en = "Bilingual capability profile on the portal",
      fr = "Profil bilingue sur le portail",
    },
    measure "s6_assess" {
      vi = "Đánh giá năng lực định kỳ theo bộ tiêu chí",
      en = "Periodic capacity assessment by the criteria",
      fr = "Évaluation périodique des capacités",
    },
    measure "s6_info" {
      vi = "Cung cấp thông tin thị trường, nhu cầu, chính sách",
      en = "Market, demand and policy information",
      fr = "Information marché et politiques",
    },
    measure "s6_legal" {
      vi = "Rà soát tình trạng pháp lý, cập nhật dữ liệu doanh nghiệp",
      en = "Legal-status check and data update",
      fr = "Vérification du statut juridique",
    },
  },

  -- refs: art_6126_fr, art_6126_en, art_6126_vi
  support_area "s7" {
    name = {
      vi = "Ứng dụng công nghệ thông tin, chuyển đổi số và nhà máy thông minh",
      en = "IT, digital transformation and smart factory",
      fr = "Technologies de l'information, transformation numérique et usine intelligente",
    },
    measure "s7_dbi" {
      vi = "Đánh giá mức chuyển đổi số (DBI) và lập lộ trình",
      en = "Digital assessment (DBI) and roadmap",
      fr = "Diagnostic numérique et feuille de route",
    },
    measure "s7_erp" {
      vi = "Hỗ trợ phần mềm quản lý doanh nghiệp, ERP",
      en = "Support for business software and ERP",
      fr = "Aide aux logiciels de gestion, ERP",
    },
    measure "s7_mes" {
      vi = "Thí điểm MES, IoT, truy xuất nguồn gốc, OEE",
      en = "MES, IoT, traceability and OEE pilots",
      fr = "Pilotes MES, IoT, traçabilité, TRS",
    },
    measure "s7_smart" {
      vi = "Mô hình nhà máy thông minh, kiểm tra bằng AI",
      en = "Smart-factory model lines, AI inspection",
      fr = "Usine intelligente, contrôle par IA",
    },
    measure "s7_sec" {
      vi = "An toàn thông tin, bảo vệ dữ liệu",
      en = "Information security and data protection",
      fr = "Sécurité de l'information",
    },
  },

  -- Over 40% of about 1,200 enterprises at international standard by 2030, about 45% of about 1,400
  -- by 2035: the shares are of enterprises in the tier marked `international`.
  target { year = 2030, firms = 1200, share = 0.40 },
  target { year = 2035, firms = 1400, share = 0.45 },

  -- Enterprises supported a year. The Programme counts supporting, priority and key-industry
  -- enterprises together here.
  support_quota { from = 200, to = 500 },

  -- The four regional chains of the Capital economic zone. `needs` is what matching asks of an
  -- enterprise: a sector that supplies the chain, and the certificate its buyers expect at
  -- international level (D).
  -- Buyers expect: IATF 16949, VDA 6.3, PPAP level 3, CQI.
  chain "auto_moto" {
    name = {
      vi = "Ô tô, xe máy",
      en = "Cars and motorcycles",
      fr = "Automobiles et motos",
    },
    provinces = { "hanoi", "phu_tho", "bac_ninh" },
    needs = all {
      one_of("sector", {
        "precision_mech", "electronics", "automation_electrical", "new_materials",
        "leather_footwear", "textile_garment",
      }),
      has("gov_cert", "iatf_16949"),
    },
  },

  -- Buyers expect: ISO 9001, ISO 3834, type approvals.
  chain "mechanical" {
    name = {
      vi = "Cơ khí chế tạo",
      en = "Mechanical engineering products",
      fr = "Produits de construction mécanique",
    },
    provinces = { "hanoi", "phu_tho", "thai_nguyen" },
    needs = one_of("sector", { "precision_mech", "automation_electrical", "new_materials" }),
  },

  -- Buyers expect: QC 080000, RBA, ISO 14001, ESD.
  -- Hanoi itself is not listed in this chain by the sources; Hanoi firms supply into it.
  chain "mobile_phones" {
    name = { vi = "Điện thoại di động", en = "Mobile phones", fr = "Téléphones portables" },
    provinces = { "bac_ninh", "thai_nguyen", "phu_tho" },
    needs = all {
      one_of("sector", { "electronics", "precision_mech", "new_materials" }),
      has_any("esg_certs", { "iso_14001", "qc_080000", "rba_vap" }),
    },
  },

  -- Buyers expect: ISO 9001, RoHS/REACH, EQCD audit.
  -- The sources end this list with an ellipsis.
  chain "office_home_electronics" {
    name = {
      vi = "Điện tử văn phòng, gia dụng",
      en = "Office and household electronics",
      fr = "Électronique de bureau et domestique",
    },
    provinces = { "hanoi", "bac_ninh", "phu_tho" },
    needs = all {
      one_of("sector", { "electronics", "automation_electrical", "precision_mech" }),
      has_any("esg_certs", { "iso_14001", "qc_080000", "rba_vap" }),
    },
  },
}
