-- Supply-chain linkage and market.
--
-- Criterion weights add up to 100, and so do the question weights inside a criterion. `refs`
-- are keys of the table of sources in docs/hanoi-2026.md; `basis` says where the numbers of a
-- scale come from and how certain they are: A official, B one secondary source, C general
-- practice, D ours.

-- Enterprises that only write software or sell services make no goods; everybody else does,
-- also those whose activities are not known yet.
local makes_goods = none { only("activities", { "software", "service_rd" }) }
local goods_only = {
  vi = "Không áp dụng cho doanh nghiệp chỉ làm phần mềm hoặc dịch vụ",
  en = "Not applicable to software-only or service-only enterprises",
  fr = "Sans objet pour les entreprises exclusivement de logiciels ou de services",
}

-- Asked unless the profile says no.
local exporter = none { no "is_exporter" }
local exporter_only = {
  vi = "Không áp dụng khi không xuất khẩu trực tiếp hoặc gián tiếp",
  en = "N/A when nothing is exported, directly or indirectly",
  fr = "Sans objet en l'absence d'exportation directe ou indirecte",
}

return pillar "scm" {
  name = {
    vi = "Liên kết chuỗi cung ứng và thị trường",
    en = "Supply-chain linkage and market",
    fr = "Intégration à la chaîne d'approvisionnement et marché",
  },
  why = {
    vi = "Đo vị trí thực tế trong chuỗi và khả năng mở rộng.",
    en = "Measures the actual place in the chain and room to grow.",
    fr = "Mesure la place réelle dans la chaîne et la marge de progression.",
  },
  weight = 10,

  -- refs: r115_vnn, samsung_ven
  criterion "scm_position" {
    name = {
      vi = "Vị trí trong chuỗi cung ứng",
      en = "Position in the supply chain",
      fr = "Position dans la chaîne",
    },
    why = {
      vi = "Năng lực được thị trường xác nhận: ai đang mua và mua bao nhiêu.",
      en = "The market's own verdict: who buys, and how much.",
      fr = "Le verdict du marché : qui achète, et combien.",
    },
    weight = 25,
    support = "s1",

    level "scm_tier" {
      text = {
        vi = "Vị trí cao nhất đang cung ứng ổn định (ít nhất 12 tháng)?",
        en = "Highest position supplied steadily (at least 12 months)?",
        fr = "Position la plus élevée fournie régulièrement (au moins 12 mois) ?",
      },
      evidence = {
        vi = "Hợp đồng nguyên tắc, mã nhà cung cấp, hóa đơn 12 tháng",
        en = "Frame contract, supplier code, 12 months of invoices",
        fr = "Contrat-cadre, code fournisseur, 12 mois de factures",
      },
      weight = 45,
      { 0,
        vi = "Thị trường lẻ, thay thế",
        en = "Retail or replacement market",
        fr = "Marché de détail ou de rechange",
      },
      { 25,
        vi = "Nhà cung ứng cấp 3 hoặc doanh nghiệp trong nước",
        en = "Tier 3, or domestic firms",
        fr = "Fournisseur de rang 3, ou d'entreprises nationales",
      },
      { 50,
        vi = "Cấp 2 của ít nhất một chuỗi FDI hoặc xuất khẩu",
        en = "Tier 2 of at least one FDI or export chain",
        fr = "Rang 2 d'au moins une chaîne IDE ou d'exportation",
      },
      { 75,
        vi = "Cấp 1 của một doanh nghiệp lắp ráp, thương hiệu",
        en = "Tier 1 of one assembler or brand",
        fr = "Rang 1 d'un assembleur ou d'une marque",
      },
      { 100,
        vi = "Cấp 1 của từ hai tập đoàn hoặc cung ứng toàn cầu",
        en = "Tier 1 of two or more groups, or global supply",
        fr = "Rang 1 de deux groupes ou plus, ou fourniture mondiale",
      },
    },

    -- basis: D, ours.
    number "scm_fdi_share" {
      text = {
        vi = "Tỷ trọng doanh thu từ doanh nghiệp FDI, tập đoàn đa quốc gia và xuất khẩu (%)",
        en = "Revenue share from FDI firms, multinationals and export (%)",
        fr = "Part du chiffre d'affaires réalisée avec les entreprises IDE, les multinationales et à l'export (%)",
      },
      evidence = {
        vi = "Doanh thu theo khách hàng",
        en = "Revenue by customer",
        fr = "Chiffre d'affaires par client",
      },
      unit = "%",
      min = 0, max = 100,
      points = linear { {0, 0}, {10, 30}, {30, 60}, {50, 85}, {70, 100} },
      weight = 35,
    },

    -- basis: D; a packaging supplier to a Korean group reported about half of revenue from one
    -- client (B).
    number "scm_concentration" {
      text = {
        vi = "Tỷ trọng của khách hàng lớn nhất trong doanh thu (%)",
        en = "Share of the largest customer in revenue (%)",
        fr = "Part du premier client dans le chiffre d'affaires (%)",
      },
      evidence = {
        vi = "Doanh thu theo khách hàng",
        en = "Revenue by customer",
        fr = "Chiffre d'affaires par client",
      },
      unit = "%",
      min = 0, max = 100,
      points = linear { {30, 100}, {50, 70}, {70, 40}, {90, 10}, {100, 0} },
      weight = 20, required = false,
    },

    action {
      effort = "M", months = { 6, 18 }, below = 50, support = "s1", measure = "s1_match",
      vi = "Chọn 3 khách hàng FDI mục tiêu, tham gia kết nối, đánh giá thử theo bảng hỏi của khách hàng",
      en = "Three target FDI customers, matching events, mock audit on their checklist",
      fr = "Trois clients IDE cibles, rencontres d'affaires, audit à blanc sur leur questionnaire",
      first = {
        vi = "Hồ sơ năng lực và danh sách khách hàng mục tiêu",
        en = "Capability profile and target list",
        fr = "Profil de capacités et liste cible",
      },
    },
  },

  -- refs: d1358_daibieunhandan, std_iatf
  criterion "scm_suppliers" {
    name = {
      vi = "Quản lý nhà cung cấp",
      en = "Supplier management",
      fr = "Gestion des fournisseurs",
    },
    why = {
      vi = "Lỗi vật tư và gia công ngoài chiếm phần lớn lỗi khách hàng gặp.",
      en = "Bought-in material and outside processing cause many of the defects a customer sees.",
      fr = "Les matières achetées et la sous-traitance causent une grande part des défauts vus par le client.",
    },
    weight = 20,
    standard = "1358/QĐ-BKHĐT; IATF 16949:2016",
    support = "s1",

    level "scm_sup_eval" {
      text = {
        vi = "Nhà cung cấp và gia công ngoài được lựa chọn, đánh giá thế nào?",
        en = "How are suppliers and subcontractors chosen and rated?",
        fr = "Comment les fournisseurs et sous-traitants sont-ils choisis et évalués ?",
      },
      evidence = {
        vi = "Danh sách, phiếu điểm, báo cáo đánh giá",
        en = "List, scorecards, audit reports",
        fr = "Liste, fiches d'évaluation, rapports d'audit",
      },
      weight = 60,
      { 0,
        vi = "Theo giá hoặc quen biết",
        en = "By price or acquaintance",
        fr = "Selon le prix ou les relations",
      },
      { 25,
        vi = "Có danh sách nhà cung cấp, không đánh giá",
        en = "A list, no rating",
        fr = "Une liste, sans évaluation",
      },
      { 50,
        vi = "Đánh giá đầu vào và hằng năm theo QCD",
        en = "Entry and yearly QCD rating",
        fr = "Évaluation QCD à l'entrée et annuelle",
      },
      { 75,
        vi = "Chấm điểm hằng tháng hoặc quý, đánh giá tại chỗ nhà cung cấp then chốt",
        en = "Monthly or quarterly scorecard, on-site audits of key suppliers",
        fr = "Fiche d'évaluation mensuelle ou trimestrielle, audits sur site des fournisseurs clés",
      },
      { 100,
        vi = "Thỏa thuận chất lượng, quản lý nhà cung cấp cấp dưới, vật liệu theo nguồn khách hàng duyệt",
        en = "Quality agreements, sub-supplier control, customer-approved sources",
        fr = "Accords qualité, maîtrise des sous-fournisseurs, sources approuvées par le client",
      },
    },

    level "scm_sup_dev" {
      text = {
        vi = "Phát triển nhà cung cấp trong nước?",
        en = "Development of local suppliers?",
        fr = "Développement de fournisseurs locaux ?",
      },
      evidence = {
        vi = "Kế hoạch, kết quả của một nhà cung cấp",
        en = "Plan and result for one supplier",
        fr = "Plan et résultat pour un fournisseur",
      },
      weight = 40, required = false,
      { 0, vi = "Không có", en = "None", fr = "Aucun" },
      { 25,
        vi = "Trao đổi khi có lỗi",
        en = "Talks after a defect",
        fr = "Échanges après un défaut",
      },
      { 50,
        vi = "Yêu cầu kế hoạch cải tiến",
        en = "Asks for improvement plans",
        fr = "Demande de plans d'amélioration",
      },
      { 75,
        vi = "Hỗ trợ kỹ thuật, đào tạo tại chỗ",
        en = "On-site technical help and training",
        fr = "Aide technique et formation sur site",
      },
      { 100,
        vi = "Chương trình phát triển có kết quả, chia sẻ lợi ích",
        en = "Programme with results and shared gains",
        fr = "Programme avec résultats et partage des gains",
      },
    },

    action {
      effort = "M", months = { 3, 9 }, below = 55, support = "s1", measure = "s1_coach",
      vi = "Phân loại nhà cung cấp, phiếu điểm quý, đánh giá tại chỗ gia công ngoài",
      en = "Classify suppliers, quarterly scorecards, on-site audits of outside processors",
      fr = "Classer les fournisseurs, fiches d'évaluation trimestrielles, audits sur site des sous-traitants",
      first = {
        vi = "Phiếu điểm cho 10 nhà cung cấp lớn",
        en = "Scorecards for ten main suppliers",
        fr = "Fiches d'évaluation pour dix fournisseurs principaux",
      },
    },
  },

  -- refs: r115_vnn, std_atiga
  criterion "scm_local" {
    name = {
      vi = "Nội địa hóa và xuất xứ",
      en = "Local content and origin",
      fr = "Contenu local et origine",
    },
    why = {
      vi = "Nâng tỷ lệ nội địa hóa là mục tiêu của chính sách và điều kiện hưởng ưu đãi thuế quan.",
      en = "Local content is a policy goal and a condition for tariff preference.",
      fr = "Le contenu local est un objectif de politique publique et une condition des préférences tarifaires.",
    },
    weight = 12,
    standard = "ATIGA",
    support = "s1",

    -- basis: D; 40% regional value content is the common ASEAN origin threshold (C).
    number "scm_domestic" {
      text = {
        vi = "Tỷ trọng nguyên vật liệu, linh kiện mua từ nhà sản xuất trong nước (% giá trị mua)",
        en = "Share of materials and parts bought from producers in Viet Nam (% of purchase value)",
        fr = "Part des matières et composants achetés à des producteurs au Viet Nam (% de la valeur d'achat)",
      },
      help = goods_only,
      evidence = {
        vi = "Mua hàng theo nguồn",
        en = "Purchases by source",
        fr = "Achats par source",
      },
      unit = "%",
      min = 0, max = 100,
      points = linear { {0, 0}, {20, 35}, {40, 70}, {60, 100} },
      weight = 60, required = false,
      applies_if = makes_goods,
    },

    yes_no "scm_origin" {
      text = {
        vi = "Doanh nghiệp tính được hàm lượng giá trị và lập hồ sơ xuất xứ (C/O, tự chứng nhận) cho sản phẩm chính?",
        en = "Can the firm calculate value content and document origin (C/O, self-certification) for its main product?",
        fr = "L'entreprise sait-elle calculer la teneur en valeur et documenter l'origine (C/O, autocertification) de son produit principal ?",
      },
      help = exporter_only,
      evidence = {
        vi = "Bảng tính xuất xứ, một bộ C/O",
        en = "Origin calculation, one C/O file",
        fr = "Calcul d'origine, un dossier C/O",
      },
      weight = 40, required = false,
      applies_if = exporter,
    },

    action {
      effort = "M", months = { 3, 12 }, below = 45, support = "s1", measure = "s1_market",
      vi = "Bản đồ nguồn cung trong nước, thử vật liệu thay thế, lập hồ sơ xuất xứ",
      en = "Local source map, substitute material trials, origin file",
      fr = "Carte des sources locales, essais de matières de substitution, dossier d'origine",
      first = {
        vi = "Tách mua hàng theo nguồn",
        en = "Split purchases by source",
        fr = "Ventiler les achats par source",
      },
    },
  },

  -- refs: sup_purchasinglead, samsung_bn
  criterion "scm_logistics" {
    name = {
      vi = "Kho và hậu cần",
      en = "Warehouse and logistics",
      fr = "Entrepôt et logistique",
    },
    why = {
      vi = "Tồn kho chậm luân chuyển chôn vốn và che giấu lỗi.",
      en = "Slow stock ties up cash and hides defects.",
      fr = "Un stock dormant immobilise la trésorerie et masque les défauts.",
    },
    weight = 15,
    support = "s2",

    -- basis: D, ours. Batch and seasonal trades, such as agricultural and aquatic processing,
    -- turn more slowly.
    number "scm_turns" {
      text = {
        vi = "Vòng quay hàng tồn kho (giá vốn / tồn kho bình quân)",
        en = "Inventory turns (cost of goods sold / average inventory)",
        fr = "Rotation des stocks (coût des ventes / stock moyen)",
      },
      help = goods_only,
      evidence = {
        vi = "Báo cáo tài chính, báo cáo tồn kho",
        en = "Financial statements, stock report",
        fr = "États financiers, état des stocks",
      },
      unit = { vi = "vòng/năm", en = "turns/year", fr = "rotations/an" },
      min = 0, max = 365,
      points = linear { {2, 0}, {4, 30}, {6, 55}, {8, 75}, {12, 100} },
      weight = 45, required = false,
      applies_if = makes_goods,
    },

    level "scm_warehouse" {
      text = {
        vi = "Quản lý kho, FIFO, đóng gói và nhãn giao hàng?",
        en = "Store, FIFO, packing and label control?",
        fr = "Maîtrise du magasin, du FIFO, de l'emballage et des étiquettes ?",
      },
      help = goods_only,
      evidence = {
        vi = "Đếm thử 5 mã, so với số liệu",
        en = "Count five items against the record",
        fr = "Compter cinq articles et comparer au registre",
      },
      weight = 55,
      applies_if = makes_goods,
      { 0,
        vi = "Không phân khu, không ghi lô",
        en = "No zones, no lot numbers",
        fr = "Aucune zone, aucun numéro de lot",
      },
      { 25,
        vi = "Có thẻ kho, số liệu lệch nhiều",
        en = "Stock cards, large differences",
        fr = "Fiches de stock, écarts importants",
      },
      { 50,
        vi = "Phân khu, FIFO bằng nhãn màu, kiểm kê tháng",
        en = "Zones, colour-label FIFO, monthly count",
        fr = "Zones, FIFO par étiquettes de couleur, inventaire mensuel",
      },
      { 75,
        vi = "Mã vạch, chính xác từ 98%, chuẩn đóng gói được khách hàng duyệt",
        en = "Barcodes, 98% accuracy, customer-approved packing",
        fr = "Codes-barres, exactitude d'au moins 98 %, emballage approuvé par le client",
      },
      { 100,
        vi = "Kho số (WMS), giao theo chuyến hẹn giờ, chống nhầm nhãn",
        en = "WMS, time-window deliveries, label error-proofing",
        fr = "WMS, livraisons à créneau horaire, détrompeur d'étiquetage",
      },
    },

    action {
      effort = "S", months = { 2, 6 }, below = 55, support = "s2", measure = "s2_lean",
      vi = "Định vị kho, FIFO, kiểm kê vòng, giảm tồn chậm luân chuyển",
      en = "Location codes, FIFO, cycle counting, slow-stock reduction",
      fr = "Adressage des emplacements, FIFO, inventaire tournant, réduction des stocks dormants",
      first = {
        vi = "Đếm thử 20 mã và tìm nguyên nhân lệch",
        en = "Count 20 items and explain differences",
        fr = "Compter 20 articles et expliquer les écarts",
      },
    },
  },

  -- refs: art_6126_fr, art_mta_2022
  criterion "scm_market" {
    name = {
      vi = "Phát triển thị trường và hồ sơ năng lực",
      en = "Market development and capability profile",
      fr = "Développement du marché et profil",
    },
    why = {
      vi = "Doanh nghiệp tốt nhưng không được nhìn thấy thì không được mời báo giá.",
      en = "A good firm nobody can find is not asked to quote.",
      fr = "Une bonne entreprise que personne ne trouve n'est jamais invitée à chiffrer.",
    },
    weight = 15,
    support = "s4",

    level "scm_promo" {
      text = {
        vi = "Hoạt động tìm khách hàng mới?",
        en = "How are new customers sought?",
        fr = "Comment les nouveaux clients sont-ils recherchés ?",
      },
      evidence = {
        vi = "Kế hoạch bán hàng, danh sách tiếp xúc",
        en = "Sales plan, contact list",
        fr = "Plan commercial, liste de contacts",
      },
      weight = 50, required = false,
      { 0, vi = "Chờ khách tìm đến", en = "Waits for customers", fr = "Attend les clients" },
      { 25, vi = "Qua quen biết", en = "Through acquaintances", fr = "Via des connaissances" },
      { 50,
        vi = "Tham gia hội chợ, kết nối cung cầu ít nhất 1 lần mỗi năm",
        en = "At least one fair or matching event a year",
        fr = "Au moins un salon ou une rencontre d'affaires par an",
      },
      { 75,
        vi = "Danh sách khách hàng mục tiêu, theo dõi chuyển đổi từ chào hàng sang mẫu",
        en = "Target list, follow-up from offer to sample",
        fr = "Liste cible, suivi de l'offre à l'échantillon",
      },
      { 100,
        vi = "Có khách hàng FDI hoặc xuất khẩu mới trong 12 tháng nhờ kế hoạch",
        en = "New FDI or export customer in 12 months from the plan",
        fr = "Nouveau client IDE ou export en 12 mois grâce au plan",
      },
    },

    level "scm_profile" {
      text = {
        vi = "Hồ sơ năng lực và hiện diện trên cơ sở dữ liệu công nghiệp hỗ trợ?",
        en = "Capability profile and presence in supporting-industry databases?",
        fr = "Profil de capacités et présence dans les bases des industries de soutien ?",
      },
      evidence = {
        vi = "Hồ sơ, đường dẫn, ngày cập nhật",
        en = "Profile, link, update date",
        fr = "Profil, lien, date de mise à jour",
      },
      weight = 50,
      support = "s6",
      { 0, vi = "Không có hồ sơ", en = "No profile", fr = "Pas de profil" },
      { 25,
        vi = "Tờ giới thiệu tiếng Việt",
        en = "A Vietnamese leaflet",
        fr = "Une plaquette en vietnamien",
      },
      { 50,
        vi = "Hồ sơ song ngữ: máy, sản phẩm, chứng nhận, khách hàng",
        en = "Bilingual profile: machines, products, certificates, customers",
        fr = "Profil bilingue : machines, produits, certificats, clients",
      },
      { 75,
        vi = "Đăng trên cổng hoặc cơ sở dữ liệu của Thành phố, Bộ, hiệp hội; cập nhật trong 12 tháng",
        en = "Listed on City, Ministry or association portals; updated within 12 months",
        fr = "Inscrit sur les portails de la Ville, du ministère ou d'associations ; mis à jour dans les 12 mois",
      },
      { 100,
        vi = "Như trên kèm số liệu QCD, trang mạng đa ngữ, phản hồi hỏi hàng trong 24 giờ",
        en = "As above with QCD figures, multilingual website, enquiries answered within 24 h",
        fr = "Comme ci-dessus, avec chiffres QCD, site multilingue, demandes traitées sous 24 h",
      },
    },

    action {
      effort = "S", months = { 2, 6 }, below = 50, support = "s4", measure = "s4_fair",
      vi = "Hồ sơ năng lực song ngữ trên cổng, tham gia hội chợ chuyên ngành, quy trình theo dõi hỏi hàng",
      en = "Bilingual profile on the portal, trade fairs, enquiry follow-up",
      fr = "Profil bilingue sur le portail, salons professionnels, suivi des demandes",
      first = {
        vi = "Cập nhật hồ sơ trên cơ sở dữ liệu của Thành phố",
        en = "Update the profile in the City's database",
        fr = "Mettre à jour le profil dans la base de données de la Ville",
      },
    },
  },

  -- refs: sup_driv, sup_eurocharm
  criterion "scm_customer" {
    name = {
      vi = "Đánh giá của khách hàng",
      en = "Customer ratings",
      fr = "Évaluations des clients",
    },
    why = {
      vi = "Phiếu điểm của khách hàng là bằng chứng khách quan nhất.",
      en = "A customer's scorecard is the most objective evidence.",
      fr = "La fiche d'évaluation d'un client est la preuve la plus objective.",
    },
    weight = 13,
    support = "s1",

    level "scm_scorecard" {
      text = {
        vi = "Kết quả đánh giá gần nhất của khách hàng lớn?",
        en = "Latest rating by major customers?",
        fr = "Dernière note donnée par les grands clients ?",
      },
      evidence = {
        vi = "Phiếu điểm, báo cáo đánh giá trong 12 tháng",
        en = "Scorecards, audit reports of the last 12 months",
        fr = "Fiches d'évaluation, rapports d'audit des 12 derniers mois",
      },
      weight = 100,
      { 0,
        vi = "Không có đánh giá, hoặc bị tạm dừng giao hàng",
        en = "No rating, or deliveries suspended",
        fr = "Aucune note, ou livraisons suspendues",
      },
      { 25,
        vi = "Bị xếp loại yếu hoặc phải theo dõi đặc biệt",
        en = "Rated weak, or under special watch",
        fr = "Noté faible, ou sous surveillance particulière",
      },
      { 50,
        vi = "Đạt mức chấp nhận, còn kế hoạch cải tiến",
        en = "Acceptable, improvement plan open",
        fr = "Acceptable, plan d'amélioration ouvert",
      },
      { 75,
        vi = "Xếp loại A hoặc B ở đa số khách hàng",
        en = "A or B with most customers",
        fr = "Classé A ou B chez la plupart des clients",
      },
      { 100,
        vi = "Xếp loại A hoặc được khen thưởng, được mời dự án mới",
        en = "A rating or award, invited to new projects",
        fr = "Note A ou récompense, invité à de nouveaux projets",
      },
    },

    action {
      effort = "S", months = { 2, 6 }, below = 65, support = "s1", measure = "s1_coach",
      vi = "Xin phiếu điểm từ khách hàng lớn, kế hoạch cải tiến theo từng mục bị trừ",
      en = "Ask main customers for scorecards, plan per lost point",
      fr = "Demander une fiche d'évaluation aux clients principaux, plan pour chaque point perdu",
      first = {
        vi = "Gặp bộ phận chất lượng của khách hàng lớn nhất",
        en = "Meet the largest customer's quality team",
        fr = "Rencontrer l'équipe qualité du premier client",
      },
    },
  },
}
