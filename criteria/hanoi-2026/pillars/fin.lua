-- Finance and investment capacity.
--
-- Criterion weights add up to 100, and so do the question weights inside a criterion. `refs`
-- are keys of the table of sources in docs/hanoi-2026.md; `basis` says where the numbers of a
-- scale come from and how certain they are: A official, B one secondary source, C general
-- practice, D ours.

-- Asked from 24 months of operation on, and where the age is not known.
local two_years_old = any {
  at_least("months_in_operation", 24),
  none { answered "months_in_operation" },
}
local two_years_only = {
  vi = "Không áp dụng cho doanh nghiệp hoạt động chưa đủ 24 tháng",
  en = "N/A for enterprises operating for less than 24 months",
  fr = "Sans objet pour les entreprises en activité depuis moins de 24 mois",
}

local three_years = {
  vi = "bình quân 3 năm",
  en = "3-year average",
  fr = "moyenne sur 3 ans",
}

return pillar "fin" {
  name = {
    vi = "Tài chính và năng lực đầu tư",
    en = "Finance and investment capacity",
    fr = "Finances et capacité d'investissement",
  },
  why = {
    vi = "Doanh nghiệp phải đủ sức theo dự án nhiều năm.",
    en = "A supplier must be able to carry a multi-year programme.",
    fr = "Un fournisseur doit pouvoir porter un programme pluriannuel.",
  },
  weight = 7,

  -- refs: d1358_daibieunhandan
  criterion "fin_reporting" {
    name = {
      vi = "Minh bạch tài chính",
      en = "Financial transparency",
      fr = "Transparence financière",
    },
    why = {
      vi = "Khách hàng và ngân hàng chỉ tin số liệu có kiểm chứng.",
      en = "Buyers and banks trust verified figures only.",
      fr = "Acheteurs et banques ne croient que les chiffres vérifiés.",
    },
    weight = 25,
    standard = "1358/QĐ-BKHĐT",
    support = "s2",

    yes_no "fin_two_years" {
      text = {
        vi = "Có báo cáo tài chính hai năm gần nhất đã nộp cơ quan thuế?",
        en = "Are the last two years' financial statements filed with the tax office?",
        fr = "Les états financiers des deux derniers exercices ont-ils été déposés à l'administration fiscale ?",
      },
      help = two_years_only,
      evidence = {
        vi = "Báo cáo và xác nhận nộp điện tử",
        en = "Statements and e-filing receipt",
        fr = "États et accusé de dépôt électronique",
      },
      weight = 40,
      applies_if = two_years_old,
    },

    level "fin_audit" {
      text = {
        vi = "Mức độ tin cậy của hệ thống kế toán?",
        en = "How reliable is the accounting?",
        fr = "Quelle est la fiabilité de la comptabilité ?",
      },
      evidence = {
        vi = "Báo cáo kiểm toán, báo cáo tháng",
        en = "Audit report, monthly accounts",
        fr = "Rapport d'audit, comptes mensuels",
      },
      weight = 60,
      { 0,
        vi = "Kế toán thuê ngoài chỉ để khai thuế",
        en = "Outside bookkeeper for tax only",
        fr = "Comptable externe pour la fiscalité seulement",
      },
      { 25,
        vi = "Có kế toán, số quản trị khác số thuế",
        en = "In-house, management figures differ from tax",
        fr = "Interne, chiffres de gestion différents des chiffres fiscaux",
      },
      { 50,
        vi = "Một hệ thống số liệu, đóng sổ hằng tháng",
        en = "One set of books, closed monthly",
        fr = "Une comptabilité unique, clôturée chaque mois",
      },
      { 75,
        vi = "Kiểm toán độc lập, ý kiến chấp nhận toàn phần",
        en = "Independent audit, unqualified opinion",
        fr = "Audit indépendant, opinion sans réserve",
      },
      { 100,
        vi = "Kiểm toán hằng năm và báo cáo quản trị theo sản phẩm, khách hàng trong 10 ngày",
        en = "Yearly audit plus management accounts by product and customer within 10 days",
        fr = "Audit annuel et comptes de gestion par produit et client sous 10 jours",
      },
    },

    action {
      effort = "M", months = { 3, 12 }, below = 60, support = "s2", measure = "s2_lean",
      vi = "Thống nhất một hệ thống sổ, đóng sổ tháng, kiểm toán độc lập",
      en = "One set of books, monthly closing, independent audit",
      fr = "Une comptabilité unique, clôture mensuelle, audit indépendant",
      first = {
        vi = "Báo cáo lãi lỗ tháng trong 15 ngày",
        en = "Monthly profit statement within 15 days",
        fr = "Compte de résultat mensuel sous 15 jours",
      },
    },
  },

  -- refs: fin_industrystar
  criterion "fin_health" {
    name = { vi = "Sức khỏe tài chính", en = "Financial health", fr = "Santé financière" },
    why = {
      vi = "Nhà cung ứng mất thanh khoản sẽ làm dừng chuyền của khách hàng.",
      en = "A supplier that runs out of cash stops its customer's line.",
      fr = "Un fournisseur à court de trésorerie arrête la ligne de son client.",
    },
    weight = 25,
    support = "s2",

    -- basis: D on common credit practice (C).
    number "fin_current" {
      text = {
        vi = "Hệ số thanh toán ngắn hạn (tài sản ngắn hạn / nợ ngắn hạn)",
        en = "Current ratio (current assets / current liabilities)",
        fr = "Ratio de liquidité générale (actifs courants / passifs courants)",
      },
      evidence = { vi = "Bảng cân đối kế toán", en = "Balance sheet", fr = "Bilan" },
      unit = { vi = "lần", en = "times", fr = "fois" },
      min = 0, max = 50,
      points = linear { {0.8, 0}, {1, 35}, {1.2, 60}, {1.5, 85}, {2, 100} },
      weight = 50,
    },

    -- basis: D on common credit practice (C).
    number "fin_leverage" {
      text = {
        vi = "Nợ phải trả / vốn chủ sở hữu (vốn chủ âm tính là 4)",
        en = "Liabilities / equity (negative equity counts as 4)",
        fr = "Dettes / capitaux propres (capitaux propres négatifs comptés comme 4)",
      },
      evidence = { vi = "Bảng cân đối kế toán", en = "Balance sheet", fr = "Bilan" },
      unit = { vi = "lần", en = "times", fr = "fois" },
      min = 0, max = 100,
      points = linear { {0.5, 100}, {1, 85}, {2, 55}, {3, 25}, {4, 0} },
      weight = 50,
    },

    action {
      effort = "M", months = { 3, 12 }, below = 50, support = "s2", measure = "s2_lean",
      vi = "Kế hoạch dòng tiền 13 tuần, giảm tồn kho và phải thu, cơ cấu nợ",
      en = "13-week cash plan, lower stock and receivables, debt restructuring",
      fr = "Plan de trésorerie à 13 semaines, baisse des stocks et des créances, restructuration de la dette",
      first = {
        vi = "Bảng tuổi nợ phải thu",
        en = "Receivables ageing",
        fr = "Balance âgée des créances clients",
      },
    },
  },

  -- refs: art_mta_2022
  criterion "fin_growth" {
    name = {
      vi = "Tăng trưởng và sinh lời",
      en = "Growth and profitability",
      fr = "Croissance et rentabilité",
    },
    why = {
      vi = "Cho biết doanh nghiệp có khả năng tái đầu tư hay không.",
      en = "Shows whether the firm can reinvest.",
      fr = "Montre si l'entreprise peut réinvestir.",
    },
    weight = 18,
    support = "s1",

    -- basis: D; 11% a year was the City's growth aim for the sector in 2022 (A).
    number "fin_cagr" {
      text = {
        vi = "Tăng trưởng doanh thu bình quân năm trong 3 năm (%)",
        en = "Average yearly revenue growth over three years (%)",
        fr = "Croissance annuelle moyenne du chiffre d'affaires sur trois ans (%)",
      },
      help = two_years_only,
      evidence = {
        vi = "Báo cáo tài chính",
        en = "Financial statements",
        fr = "États financiers",
      },
      unit = "%",
      min = -100, max = 1000,
      points = linear { {-10, 0}, {0, 35}, {5, 55}, {11, 80}, {15, 100} },
      weight = 50,
      applies_if = two_years_old,
    },

    -- basis: D, ours.
    number "fin_margin" {
      text = {
        vi = "Lợi nhuận sau thuế trên doanh thu, bình quân 2 năm (%)",
        en = "Net profit margin, two-year average (%)",
        fr = "Marge nette, moyenne sur deux ans (%)",
      },
      evidence = {
        vi = "Báo cáo kết quả kinh doanh",
        en = "Income statement",
        fr = "Compte de résultat",
      },
      unit = "%",
      min = -100, max = 100,
      points = linear { {-2, 0}, {0, 20}, {3, 55}, {6, 80}, {10, 100} },
      weight = 50,
    },

    action {
      effort = "M", months = { 6, 18 }, below = 45, support = "s1", measure = "s1_market",
      vi = "Phân tích lãi theo mã và khách hàng, bỏ mã lỗ, tập trung dòng có lợi thế",
      en = "Profit by part and customer, drop loss makers, focus on strong lines",
      fr = "Résultat par référence et par client, abandon des références déficitaires, concentration sur les lignes fortes",
      first = {
        vi = "Xếp hạng 20 mã theo lãi gộp",
        en = "Rank 20 parts by gross margin",
        fr = "Classer 20 références par marge brute",
      },
    },
  },

  -- refs: art_mta_2022, art_sme_2025
  criterion "fin_invest" {
    name = {
      vi = "Năng lực đầu tư",
      en = "Investment capacity",
      fr = "Capacité d'investissement",
    },
    why = {
      vi = "Lên cấp 1 cần đầu tư khuôn, máy đo, tự động hóa trước khi có doanh thu.",
      en = "Tier 1 means paying for moulds, gauges and automation before the revenue comes.",
      fr = "Le rang 1 suppose de financer moules, métrologie et automatisation avant les recettes.",
    },
    weight = 20,
    support = "s4",

    -- basis: D, ours.
    number "fin_capex" {
      text = {
        vi = "Đầu tư máy móc, công nghệ so với doanh thu, bình quân 3 năm (%)",
        en = "Capital spending on machines and technology, % of revenue, 3-year average",
        fr = "Investissements en machines et technologies, % du chiffre d'affaires, moyenne sur 3 ans",
      },
      evidence = {
        vi = "Tài sản cố định tăng, hợp đồng mua",
        en = "Fixed-asset additions, purchase contracts",
        fr = "Acquisitions d'immobilisations, contrats d'achat",
      },
      unit = "%",
      period = three_years,
      min = 0, max = 300,
      points = linear { {0, 0}, {2, 35}, {5, 75}, {8, 100} },
      weight = 50,
    },

    level "fin_plan" {
      text = {
        vi = "Kế hoạch đầu tư 3 năm?",
        en = "Three-year investment plan?",
        fr = "Plan d'investissement à trois ans ?",
      },
      evidence = {
        vi = "Kế hoạch, thư cam kết",
        en = "Plan, commitment letters",
        fr = "Plan, lettres d'engagement",
      },
      weight = 50, required = false,
      { 0, vi = "Không có", en = "None", fr = "Aucun" },
      { 25,
        vi = "Mua khi hỏng hoặc khi có đơn",
        en = "Buys when broken or when an order comes",
        fr = "Achète en cas de panne ou à l'arrivée d'une commande",
      },
      { 50,
        vi = "Kế hoạch năm, có nguồn vốn",
        en = "Yearly plan with funding",
        fr = "Plan annuel avec financement",
      },
      { 75,
        vi = "Kế hoạch 3 năm theo khách hàng mục tiêu, tính hoàn vốn",
        en = "Three-year plan by target customer, payback calculated",
        fr = "Plan à trois ans par client cible, délai de récupération calculé",
      },
      { 100,
        vi = "Như trên, đã có mặt bằng, tín dụng hoặc đối tác cam kết",
        en = "As above, with site, credit or partner committed",
        fr = "Comme ci-dessus, avec site, crédit ou partenaire engagé",
      },
    },

    action {
      effort = "L", months = { 6, 24 }, below = 45, support = "s4", measure = "s4_invest",
      vi = "Kế hoạch đầu tư 3 năm gắn với khách hàng, tìm đối tác vốn, mặt bằng trong khu công nghiệp hỗ trợ",
      en = "Three-year investment plan tied to customers, equity partner, site in a supporting-industry park",
      fr = "Plan d'investissement à trois ans lié aux clients, partenaire en capital, implantation dans un parc d'industries de soutien",
      first = {
        vi = "Tính hoàn vốn cho một khoản đầu tư",
        en = "Payback of one investment",
        fr = "Délai de récupération d'un investissement",
      },
    },
  },

  -- refs: art_mta_2022
  criterion "fin_credit" {
    name = {
      vi = "Tín dụng và bảo hiểm",
      en = "Credit and insurance",
      fr = "Crédit et assurance",
    },
    why = {
      vi = "Bảo đảm vốn lưu động và khả năng bồi thường.",
      en = "Secures working capital and the ability to pay claims.",
      fr = "Assure le fonds de roulement et la capacité d'indemniser.",
    },
    weight = 12,
    support = "s1",

    level "fin_bank" {
      text = {
        vi = "Quan hệ tín dụng?",
        en = "Credit standing?",
        fr = "Situation de crédit ?",
      },
      evidence = {
        vi = "Thư xác nhận ngân hàng, thông tin tín dụng",
        en = "Bank letter, credit bureau report",
        fr = "Lettre de la banque, rapport de la centrale de crédit",
      },
      weight = 60, required = false,
      { 0,
        vi = "Nợ xấu hoặc quá hạn",
        en = "Bad or overdue debt",
        fr = "Prêts douteux ou en retard",
      },
      { 25,
        vi = "Không vay được, dùng vốn gia đình",
        en = "Cannot borrow, family money only",
        fr = "Ne peut pas emprunter, fonds familiaux seulement",
      },
      { 50,
        vi = "Có hạn mức, trả đúng hạn",
        en = "Credit line, pays on time",
        fr = "Ligne de crédit, paie à temps",
      },
      { 75,
        vi = "Hạn mức còn dư trên 30% hoặc không cần vay, lịch sử tốt 3 năm",
        en = "Over 30% unused line or no need, good three-year record",
        fr = "Plus de 30 % de ligne disponible ou aucun besoin, bon historique de trois ans",
      },
      { 100,
        vi = "Tiếp cận vốn ưu đãi, tài trợ chuỗi cung ứng hoặc vốn góp",
        en = "Preferential credit, supply-chain finance or equity partner",
        fr = "Crédit préférentiel, financement de chaîne d'approvisionnement ou partenaire en capital",
      },
    },

    level "fin_insured" {
      text = {
        vi = "Bảo hiểm tài sản, cháy nổ, trách nhiệm sản phẩm?",
        en = "Property, fire and product-liability insurance?",
        fr = "Assurance des biens, incendie et responsabilité produits ?",
      },
      evidence = { vi = "Hợp đồng bảo hiểm", en = "Policies", fr = "Polices d'assurance" },
      weight = 40, required = false,
      { 0, vi = "Không có", en = "None", fr = "Aucune" },
      { 25,
        vi = "Chỉ bảo hiểm xe và con người",
        en = "Vehicles and people only",
        fr = "Véhicules et personnes seulement",
      },
      { 50,
        vi = "Bảo hiểm cháy nổ bắt buộc",
        en = "Compulsory fire cover",
        fr = "Assurance incendie obligatoire",
      },
      { 75,
        vi = "Thêm tài sản và gián đoạn kinh doanh",
        en = "Plus property and business interruption",
        fr = "Plus biens et pertes d'exploitation",
      },
      { 100,
        vi = "Thêm trách nhiệm sản phẩm, thu hồi theo yêu cầu khách hàng",
        en = "Plus product liability and recall as customers ask",
        fr = "Plus responsabilité produits et rappel, selon les exigences des clients",
      },
    },

    action {
      effort = "S", months = { 1, 6 }, below = 45, support = "s1", measure = "s1_finance",
      vi = "Hồ sơ tín dụng, bảo hiểm tài sản và trách nhiệm sản phẩm, tìm hiểu vốn ưu đãi",
      en = "Credit file, property and product-liability cover, preferential credit",
      fr = "Dossier de crédit, assurance des biens et responsabilité produits, crédit préférentiel",
      first = {
        vi = "Kiểm tra bảo hiểm cháy nổ bắt buộc",
        en = "Check compulsory fire insurance",
        fr = "Vérifier l'assurance incendie obligatoire",
      },
    },
  },
}
