-- R&D, design and innovation.
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

-- The assessor may answer N/A, and says why.
local build_to_print = {
  vi = "Không áp dụng khi chỉ gia công theo bản vẽ khách hàng và khách hàng không yêu cầu thiết kế; đánh giá viên ghi lý do",
  en = "N/A for pure build-to-print work where no customer asks for design; the assessor writes the reason",
  fr = "Sans objet pour la sous-traitance sur plan lorsqu'aucun client ne demande de conception ; l'évaluateur en note la raison",
}

local last_year = {
  vi = "năm tài chính gần nhất",
  en = "last financial year",
  fr = "dernier exercice",
}

return pillar "rdi" {
  name = {
    vi = "Nghiên cứu phát triển, thiết kế và đổi mới sáng tạo",
    en = "R&D, design and innovation",
    fr = "R&D, conception et innovation",
  },
  why = {
    vi = "Điều kiện để đi từ gia công sang cùng phát triển sản phẩm.",
    en = "The step from build-to-print to co-development.",
    fr = "Le passage de la sous-traitance sur plan au codéveloppement.",
  },
  weight = 9,

  -- refs: d1358_daibieunhandan, art_mta_2022
  criterion "rdi_design" {
    name = {
      vi = "Năng lực thiết kế",
      en = "Design capability",
      fr = "Capacité de conception",
    },
    why = {
      vi = "Biết thiết kế giúp thoát khỏi cạnh tranh bằng giá gia công.",
      en = "Design skill takes a firm out of pure price competition.",
      fr = "La compétence de conception sort l'entreprise de la seule concurrence par les prix.",
    },
    weight = 22,
    standard = "1358/QĐ-BKHĐT",
    support = "s2",

    level "rdi_design_level" {
      text = {
        vi = "Doanh nghiệp tham gia thiết kế sản phẩm đến mức nào?",
        en = "How far does the enterprise take part in product design?",
        fr = "Jusqu'où l'entreprise participe-t-elle à la conception du produit ?",
      },
      evidence = {
        vi = "Bản vẽ đứng tên doanh nghiệp, biên bản DFM",
        en = "Drawings in the firm's name, DFM minutes",
        fr = "Plans au nom de l'entreprise, comptes rendus DFM",
      },
      weight = 60,
      na = build_to_print,
      { 0,
        vi = "Chỉ làm theo mẫu",
        en = "Copies samples only",
        fr = "Copie d'échantillons seulement",
      },
      { 25,
        vi = "Làm theo bản vẽ, góp ý khi không làm được",
        en = "Build to print, comments when it cannot be made",
        fr = "Réalisation sur plan, remarques si non réalisable",
      },
      { 50,
        vi = "Thiết kế quá trình, khuôn, đồ gá; đề xuất dễ chế tạo (DFM)",
        en = "Designs process, moulds, jigs; design-for-manufacture proposals",
        fr = "Conçoit procédé, moules, gabarits ; propositions de conception pour la fabrication (DFM)",
      },
      { 75,
        vi = "Đồng thiết kế với khách hàng, thử nghiệm xác nhận",
        en = "Co-design with customers, validation testing",
        fr = "Conception conjointe avec les clients, essais de validation",
      },
      { 100,
        vi = "Sản phẩm thiết kế riêng bán cho khách hàng FDI hoặc xuất khẩu",
        en = "Own designs sold to FDI customers or exported",
        fr = "Conceptions propres vendues à des clients IDE ou exportées",
      },
    },

    level "rdi_proto" {
      text = {
        vi = "Làm mẫu và thời gian đưa mẫu đầu tiên?",
        en = "Prototyping and first-sample lead time?",
        fr = "Prototypage et délai du premier échantillon ?",
      },
      evidence = {
        vi = "Danh sách mẫu 12 tháng, báo cáo mẫu",
        en = "12-month sample list, sample reports",
        fr = "Liste des échantillons sur 12 mois, rapports d'échantillons",
      },
      weight = 40, required = false,
      { 0, vi = "Không làm mẫu", en = "No prototyping", fr = "Pas de prototypage" },
      { 25,
        vi = "Chiếm máy sản xuất, thời gian không xác định",
        en = "Uses production machines, no set time",
        fr = "Sur machines de production, sans délai fixé",
      },
      { 50,
        vi = "Có kế hoạch mẫu, giao đúng hẹn trên 80%",
        en = "Sample plan, over 80% on time",
        fr = "Plan d'échantillons, plus de 80 % à temps",
      },
      { 75,
        vi = "Nhóm mẫu riêng, công cụ nhanh (in 3D, khuôn mềm), báo cáo đo đầy đủ",
        en = "Dedicated team, rapid tools (3D printing, soft moulds), full measurement report",
        fr = "Équipe dédiée, outils rapides (impression 3D, moules souples), rapport de mesure complet",
      },
      { 100,
        vi = "Rút ngắn trên 30% trong 2 năm, mẫu đạt ngay lần đầu trên 90%",
        en = "Over 30% shorter in two years, over 90% of samples right first time",
        fr = "Délai réduit de plus de 30 % en deux ans, plus de 90 % des échantillons bons du premier coup",
      },
    },

    action {
      effort = "L", months = { 6, 18 }, below = 50, support = "s2", measure = "s2_tools",
      vi = "Lập nhóm thiết kế quá trình và khuôn, quy trình DFM, công cụ làm mẫu nhanh",
      en = "Process and mould design team, DFM procedure, rapid prototyping",
      fr = "Équipe de conception procédé et moules, procédure DFM, prototypage rapide",
      first = {
        vi = "Góp ý DFM cho một bản vẽ mới",
        en = "DFM comments on one new drawing",
        fr = "Remarques DFM sur un nouveau plan",
      },
    },
  },

  -- refs: std_apqp, aiag_ppap_scribd, fmea_acmplean
  criterion "rdi_npi" {
    name = {
      vi = "Đưa sản phẩm mới vào sản xuất (APQP/PPAP)",
      en = "New product introduction (APQP/PPAP)",
      fr = "Lancement de nouveaux produits (APQP/PPAP)",
    },
    why = {
      vi = "Phần lớn lỗi loạt bắt nguồn từ giai đoạn chuẩn bị.",
      en = "Most serial defects are born in the launch phase.",
      fr = "La plupart des défauts de série naissent lors de la phase de lancement.",
    },
    weight = 25,
    standard = "AIAG APQP; AIAG PPAP; AIAG-VDA FMEA",
    support = "s2",

    level "rdi_apqp" {
      text = {
        vi = "Dự án sản phẩm mới được quản lý thế nào?",
        en = "How are new-product projects managed?",
        fr = "Comment les projets de nouveaux produits sont-ils gérés ?",
      },
      evidence = {
        vi = "Kế hoạch và biên bản cổng của một dự án",
        en = "Plan and gate minutes of one project",
        fr = "Planning et comptes rendus de jalons d'un projet",
      },
      weight = 40,
      { 0, vi = "Không có kế hoạch", en = "No plan", fr = "Aucun plan" },
      { 25,
        vi = "Danh sách việc của phòng kỹ thuật",
        en = "A to-do list in engineering",
        fr = "Liste de tâches au bureau d'études",
      },
      { 50,
        vi = "Kế hoạch có mốc, nhóm liên bộ phận",
        en = "Milestone plan, cross-functional team",
        fr = "Plan à jalons, équipe pluridisciplinaire",
      },
      { 75,
        vi = "Theo APQP hoặc quy trình khách hàng, có cổng phê duyệt và rủi ro",
        en = "APQP or customer process, with gates and risks",
        fr = "APQP ou processus client, avec jalons et risques",
      },
      { 100,
        vi = "Đúng mốc trên 90%, bài học chuyển sang dự án sau, kiểm soát giai đoạn đầu (safe launch)",
        en = "Over 90% milestones on time, lessons carried over, safe-launch control",
        fr = "Plus de 90 % des jalons à temps, retours d'expérience repris, contrôle de démarrage sécurisé (safe launch)",
      },
    },

    level "rdi_ppap" {
      text = {
        vi = "Hồ sơ phê duyệt sản phẩm (PPAP, ISIR, FAI hoặc mẫu duyệt)?",
        en = "Product approval files (PPAP, ISIR, FAI or approved sample)?",
        fr = "Dossiers d'homologation produit (PPAP, ISIR, FAI ou échantillon approuvé) ?",
      },
      help = goods_only,
      evidence = {
        vi = "Hai hồ sơ đã duyệt",
        en = "Two approved files",
        fr = "Deux dossiers approuvés",
      },
      weight = 30, required = false,
      applies_if = makes_goods,
      { 0, vi = "Không có", en = "None", fr = "Aucun" },
      { 25,
        vi = "Chỉ mẫu và phiếu đo",
        en = "Sample and a measurement sheet",
        fr = "Échantillon et fiche de mesure",
      },
      { 50,
        vi = "Đủ báo cáo kích thước, vật liệu, thử nghiệm, mẫu ký duyệt",
        en = "Dimensional, material and test reports, signed sample",
        fr = "Rapports dimensionnel, matière et essais, échantillon signé",
      },
      { 75,
        vi = "PPAP mức 3 hoặc tương đương được duyệt",
        en = "PPAP level 3 or equivalent approved",
        fr = "PPAP niveau 3 ou équivalent approuvé",
      },
      { 100,
        vi = "Tỷ lệ duyệt lần đầu trên 90%, lưu trữ điện tử, tái duyệt khi thay đổi",
        en = "Over 90% approved first time, electronic archive, re-approval on change",
        fr = "Plus de 90 % des dossiers approuvés du premier coup, archivage électronique, réhomologation en cas de changement",
      },
    },

    level "rdi_fmea" {
      text = {
        vi = "Phân tích rủi ro (FMEA, HACCP hoặc phân tích rủi ro sản phẩm)?",
        en = "Risk analysis (FMEA, HACCP or product risk analysis)?",
        fr = "Analyse de risques (AMDEC, HACCP ou analyse de risques produit) ?",
      },
      evidence = {
        vi = "Bảng FMEA hoặc HACCP và hành động",
        en = "FMEA or HACCP sheet and its actions",
        fr = "Tableau AMDEC ou HACCP et ses actions",
      },
      weight = 30, required = false,
      { 0, vi = "Không có", en = "None", fr = "Aucune" },
      { 25,
        vi = "Sao chép mẫu, không sát thực tế",
        en = "Copied template, not real",
        fr = "Modèle recopié, sans réalité",
      },
      { 50,
        vi = "Nhóm liên bộ phận lập cho sản phẩm chính",
        en = "Built by a team for main products",
        fr = "Élaborée en équipe pour les produits principaux",
      },
      { 75,
        vi = "Có hành động cho rủi ro ưu tiên cao, liên kết kế hoạch kiểm soát",
        en = "Actions on high-priority risks, linked to control plan",
        fr = "Actions sur les risques prioritaires, liées au plan de surveillance",
      },
      { 100,
        vi = "Cập nhật sau lỗi và thay đổi, dùng FMEA nhóm sản phẩm, theo AIAG-VDA nếu là ô tô",
        en = "Updated after failures and changes, family FMEA, AIAG-VDA method for automotive",
        fr = "Mise à jour après défaillances et changements, AMDEC par famille, méthode AIAG-VDA pour l'automobile",
      },
    },

    action {
      effort = "M", months = { 3, 9 }, below = 60, support = "s2", measure = "s2_tools",
      vi = "Áp dụng APQP và PPAP mức 3 cho một dự án thật, có huấn luyện viên",
      en = "Apply APQP and a level-3 PPAP to one real project, with a coach",
      fr = "Appliquer l'APQP et un PPAP niveau 3 à un projet réel, avec un coach",
      first = {
        vi = "Kế hoạch mốc cho dự án đang làm",
        en = "Milestone plan for the current project",
        fr = "Planning à jalons du projet en cours",
      },
    },
  },

  -- refs: d10_2021_tvpl, d205_binhdinh
  criterion "rdi_invest" {
    name = {
      vi = "Đầu tư cho R&D và sản phẩm mới",
      en = "R&D spending and new products",
      fr = "Dépenses de R&D et nouveaux produits",
    },
    why = {
      vi = "Thước đo định lượng của đổi mới.",
      en = "The countable side of innovation.",
      fr = "Le versant chiffrable de l'innovation.",
    },
    weight = 15,
    standard = "10/2021/QĐ-TTg",
    support = "s1",

    -- basis: D, echoing 0.5 / 1 / 2% in Decision 10/2021/QĐ-TTg, whose denominator is narrower
    -- (net revenue minus input value), so our scale is the stricter one.
    number "rdi_spend" {
      text = {
        vi = "Chi cho R&D, thiết kế, thử nghiệm, chuyển giao công nghệ so với doanh thu thuần (%)",
        en = "R&D, design, testing and technology-transfer spending as % of net revenue",
        fr = "Dépenses de R&D, conception, essais et transfert de technologie en % du chiffre d'affaires net",
      },
      evidence = {
        vi = "Sổ chi phí, quỹ phát triển khoa học công nghệ",
        en = "Cost ledger, science and technology fund",
        fr = "Registre des coûts, fonds de science et de technologie",
      },
      unit = "%",
      period = last_year,
      min = 0, max = 100,
      points = linear { {0, 0}, {0.5, 40}, {1, 65}, {2, 90}, {3, 100} },
      weight = 50,
    },

    -- basis: D, ours.
    number "rdi_new_rev" {
      text = {
        vi = "Tỷ trọng doanh thu từ sản phẩm hoặc mã mới trong 3 năm (%)",
        en = "Revenue share of products or part numbers new in the last three years (%)",
        fr = "Part du chiffre d'affaires de produits ou références nouveaux des trois dernières années (%)",
      },
      evidence = {
        vi = "Doanh thu theo mã",
        en = "Revenue by part number",
        fr = "Chiffre d'affaires par référence",
      },
      unit = "%",
      min = 0, max = 100,
      points = linear { {0, 0}, {5, 30}, {10, 55}, {20, 80}, {30, 100} },
      weight = 50, required = false,
    },

    action {
      effort = "M", months = { 3, 12 }, below = 45, support = "s1", measure = "s1_finance",
      vi = "Lập ngân sách R&D, quỹ khoa học công nghệ, hồ sơ hỗ trợ chuyển giao công nghệ",
      en = "R&D budget, science and technology fund, application for technology-transfer support",
      fr = "Budget R&D, fonds de science et de technologie, demande d'aide au transfert de technologie",
      first = {
        vi = "Tách chi phí R&D trong sổ kế toán",
        en = "Separate R&D costs in the books",
        fr = "Isoler les coûts de R&D dans la comptabilité",
      },
    },
  },

  -- refs: art_6126_fr, art_6126_en
  criterion "rdi_ip" {
    name = {
      vi = "Sở hữu trí tuệ và nhãn hiệu",
      en = "Intellectual property and trademarks",
      fr = "Propriété intellectuelle et marques",
    },
    why = {
      vi = "Đăng ký nhãn hiệu là nội dung được Chương trình hỗ trợ.",
      en = "Trademark registration is a supported item of the Programme.",
      fr = "L'enregistrement de marque figure parmi les actions soutenues par le Programme.",
    },
    weight = 13,
    support = "s4",

    multi "rdi_ip_assets" {
      text = {
        vi = "Doanh nghiệp có những tài sản trí tuệ và thực hành nào?",
        en = "Which intellectual-property assets and practices exist?",
        fr = "Quels actifs et pratiques de propriété intellectuelle existent ?",
      },
      evidence = {
        vi = "Văn bằng, tra cứu cơ sở dữ liệu sở hữu công nghiệp",
        en = "Titles, look-up in the IP office database",
        fr = "Titres, consultation de la base de l'office de propriété intellectuelle",
      },
      weight = 100, required = false,
      combine = "sum",
      option "none" { points = 0, alone = true, vi = "Không có", en = "None", fr = "Aucun" },
      option "tm_vn" {
        points = 25,
        vi = "Nhãn hiệu đăng ký tại Việt Nam",
        en = "Trademark registered in Viet Nam",
        fr = "Marque enregistrée au Viet Nam",
      },
      option "tm_intl" {
        points = 15,
        vi = "Nhãn hiệu đăng ký ở nước ngoài",
        en = "Trademark registered abroad",
        fr = "Marque enregistrée à l'étranger",
      },
      option "design" {
        points = 20,
        vi = "Kiểu dáng công nghiệp",
        en = "Industrial design",
        fr = "Dessin ou modèle industriel",
      },
      option "utility" {
        points = 25,
        vi = "Giải pháp hữu ích hoặc sáng chế (kể cả đơn đã công bố)",
        en = "Utility solution or patent (published application counts)",
        fr = "Solution utile ou brevet (demande publiée admise)",
      },
      option "software" {
        points = 20,
        vi = "Quyền tác giả phần mềm",
        en = "Software copyright",
        fr = "Droit d'auteur sur logiciel",
      },
      option "licence" {
        points = 20,
        vi = "Hợp đồng chuyển giao công nghệ có đăng ký",
        en = "Registered technology-transfer contract",
        fr = "Contrat de transfert de technologie enregistré",
      },
      option "secret" {
        points = 20,
        vi = "Quy định bí quyết và sáng kiến nội bộ được áp dụng",
        en = "Know-how and idea rules applied",
        fr = "Règles internes sur le savoir-faire et les initiatives, appliquées",
      },
    },

    action {
      effort = "S", months = { 2, 12 }, below = 40, support = "s4", measure = "s4_brand",
      vi = "Đăng ký nhãn hiệu, kiểu dáng; quy chế sáng kiến và bảo mật bí quyết",
      en = "Register trademark and designs; idea and know-how rules",
      fr = "Enregistrer marques et dessins ; règles sur les idées et le savoir-faire",
      first = {
        vi = "Tra cứu nhãn hiệu",
        en = "Trademark search",
        fr = "Recherche d'antériorité de marque",
      },
    },
  },

  -- refs: d205_binhdinh, d205_hkbav
  criterion "rdi_collab" {
    name = {
      vi = "Hợp tác đổi mới",
      en = "Innovation partnerships",
      fr = "Partenariats d'innovation",
    },
    why = {
      vi = "Dự án chung với viện, trường có thể được hỗ trợ kinh phí theo nghị định mới.",
      en = "Joint projects with institutes can be co-funded under the new decree.",
      fr = "Les projets communs avec des instituts peuvent être cofinancés au titre du nouveau décret.",
    },
    weight = 10,
    support = "s4",

    level "rdi_partner" {
      text = {
        vi = "Hợp tác với viện, trường, chuyên gia, đối tác nước ngoài?",
        en = "Cooperation with institutes, universities, experts and foreign partners?",
        fr = "Coopération avec instituts, universités, experts et partenaires étrangers ?",
      },
      evidence = {
        vi = "Hợp đồng, báo cáo kết quả",
        en = "Contract, result report",
        fr = "Contrat, rapport de résultats",
      },
      weight = 100, required = false,
      { 0, vi = "Không có", en = "None", fr = "Aucune" },
      { 25,
        vi = "Tham dự hội thảo",
        en = "Attends seminars",
        fr = "Participe à des séminaires",
      },
      { 50,
        vi = "Thuê chuyên gia cho từng vấn đề",
        en = "Hires experts case by case",
        fr = "Fait appel à des experts au cas par cas",
      },
      { 75,
        vi = "Dự án chung có kết quả áp dụng",
        en = "Joint project with applied results",
        fr = "Projet commun aux résultats appliqués",
      },
      { 100,
        vi = "Quan hệ lâu dài, nhận chuyển giao hoặc tài trợ, có sản phẩm mới",
        en = "Long-term relation, transfer or grant, new product",
        fr = "Relation durable, transfert ou subvention, nouveau produit",
      },
    },

    action {
      effort = "M", months = { 3, 12 }, below = 40, support = "s4", measure = "s4_tech",
      vi = "Đề tài chung với viện, trường về vật liệu, khuôn, tự động hóa",
      en = "Joint topic with an institute on materials, moulds or automation",
      fr = "Sujet commun avec un institut sur les matériaux, les moules ou l'automatisation",
      first = {
        vi = "Chọn một vấn đề kỹ thuật để đặt hàng",
        en = "Pick one technical problem to commission",
        fr = "Choisir un problème technique à confier",
      },
    },
  },

  -- refs: art_6126_fr, art_6126_en, std_ipc, std_oekotex
  criterion "rdi_conformity" {
    name = {
      vi = "Tiêu chuẩn và sự phù hợp của sản phẩm",
      en = "Product standards and conformity",
      fr = "Normes produits et conformité",
    },
    why = {
      vi = "Chỉ tiêu của Chương trình nói đến cả hệ thống sản xuất và sản phẩm đạt tiêu chuẩn quốc tế.",
      en = "The Programme's target speaks of products as well as production systems meeting international standards.",
      fr = "L'objectif du Programme vise des produits autant que des systèmes de production conformes aux normes internationales.",
    },
    weight = 15,
    standard = "IPC-A-610; OEKO-TEX STANDARD 100, STeP",
    support = "s5",

    level "rdi_product_std" {
      text = {
        vi = "Sản phẩm chính được chứng minh phù hợp tiêu chuẩn thế nào?",
        en = "How is conformity of the main product shown?",
        fr = "Comment la conformité du produit principal est-elle démontrée ?",
      },
      evidence = {
        vi = "Kết quả thử, chứng nhận, phê duyệt",
        en = "Test reports, certificates, approvals",
        fr = "Rapports d'essai, certificats, approbations",
      },
      weight = 100,
      { 0, vi = "Không có tiêu chuẩn", en = "No standard", fr = "Aucune norme" },
      { 25,
        vi = "Theo mẫu hoặc thỏa thuận miệng",
        en = "To sample or verbal agreement",
        fr = "Selon échantillon ou accord verbal",
      },
      { 50,
        vi = "Tiêu chuẩn cơ sở công bố hoặc tiêu chuẩn khách hàng, có kết quả thử",
        en = "Declared company standard or customer standard, with test results",
        fr = "Norme d'entreprise déclarée ou norme client, avec résultats d'essai",
      },
      { 75,
        vi = "Thử nghiệm tại phòng được công nhận theo TCVN, ISO, IEC, JIS, ASTM, EN hoặc tiêu chuẩn tập đoàn",
        en = "Tested at an accredited lab to TCVN, ISO, IEC, JIS, ASTM, EN or a group standard",
        fr = "Essais en laboratoire accrédité selon TCVN, ISO, IEC, JIS, ASTM, EN ou une norme de groupe",
      },
      { 100,
        vi = "Có chứng nhận sản phẩm, phê duyệt của khách hàng toàn cầu hoặc nhãn quốc tế (UL, CE, OEKO-TEX, E-mark...)",
        en = "Product certification, approval by a global customer, or an international mark (UL, CE, OEKO-TEX, E-mark...)",
        fr = "Certification produit, approbation d'un client mondial ou marque internationale (UL, CE, OEKO-TEX, E-mark...)",
      },
    },

    action {
      effort = "M", months = { 2, 6 }, below = 65, support = "s5", measure = "s5_test",
      vi = "Công bố tiêu chuẩn cơ sở, thử nghiệm theo tiêu chuẩn khách hàng tại phòng được công nhận",
      en = "Declare a company standard, test to customer standards at an accredited lab",
      fr = "Déclarer une norme d'entreprise, tester selon les normes client dans un laboratoire accrédité",
      first = {
        vi = "Lập bảng chỉ tiêu và phương pháp thử",
        en = "Table of properties and test methods",
        fr = "Tableau des propriétés et méthodes d'essai",
      },
    },
  },
}
