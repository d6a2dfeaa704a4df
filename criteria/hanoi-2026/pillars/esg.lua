-- Sustainability, safety and social responsibility (ESG).
--
-- Criterion weights add up to 100, and so do the question weights inside a criterion. `refs`
-- are keys of the table of sources in docs/hanoi-2026.md; `basis` says where the numbers of a
-- scale come from and how certain they are: A official, B one secondary source, C general
-- practice, D ours.

-- Asked unless the profile says no: this question has a gate.
local strict_equipment = none { no "has_strict_equipment" }
local strict_equipment_only = {
  vi = "Không áp dụng khi không có máy, thiết bị yêu cầu nghiêm ngặt về an toàn lao động",
  en = "N/A when no machine on the strict-safety list is in use",
  fr = "Sans objet en l'absence de machines ou équipements soumis à des exigences strictes de sécurité du travail",
}

-- Enterprises that only write software or sell services make no goods; everybody else does,
-- also those whose activities are not known yet.
local makes_goods = none { only("activities", { "software", "service_rd" }) }
local goods_only = {
  vi = "Không áp dụng cho doanh nghiệp chỉ làm phần mềm hoặc dịch vụ",
  en = "Not applicable to software-only or service-only enterprises",
  fr = "Sans objet pour les entreprises exclusivement de logiciels ou de services",
}

local last_12_months = {
  vi = "12 tháng gần nhất",
  en = "last 12 months",
  fr = "12 derniers mois",
}

return pillar "esg" {
  name = {
    vi = "Phát triển bền vững, an toàn và trách nhiệm xã hội (ESG)",
    en = "Sustainability, safety and social responsibility (ESG)",
    fr = "Durabilité, sécurité et responsabilité sociale (ESG)",
  },
  why = {
    vi = "Điều kiện tiên quyết của nhiều tập đoàn; môi trường đứng trước chất lượng trong cách tiếp cận EQCD.",
    en = "A precondition for many groups; environment comes before quality in the EQCD approach.",
    fr = "Condition préalable pour de nombreux groupes ; l'environnement précède la qualité dans l'approche EQCD.",
  },
  weight = 10,

  -- refs: env_lawnet, canon_eqcd
  criterion "esg_environment" {
    name = { vi = "Môi trường", en = "Environment", fr = "Environnement" },
    why = {
      vi = "Thiếu hồ sơ môi trường là lý do loại ngay của khách hàng FDI.",
      en = "Missing environmental papers mean instant rejection by FDI buyers.",
      fr = "L'absence de documents environnementaux entraîne le rejet immédiat par les acheteurs IDE.",
    },
    weight = 20,
    standard = "72/2020/QH14",
    support = "s5",

    yes_no "esg_permit" {
      text = {
        vi = "Có giấy phép môi trường hoặc đăng ký môi trường còn hiệu lực, đúng công suất (hoặc chứng minh thuộc diện được miễn)?",
        en = "Environmental permit or registration valid and matching actual capacity (or exemption shown)?",
        fr = "Permis ou enregistrement environnemental valable et conforme à la capacité réelle (ou exemption démontrée) ?",
      },
      evidence = {
        vi = "Giấy phép, đăng ký, báo cáo công tác bảo vệ môi trường năm",
        en = "Permit, registration, yearly environmental report",
        fr = "Permis, enregistrement, rapport environnemental annuel",
      },
      weight = 35,
    },

    level "esg_ems" {
      text = {
        vi = "Hệ thống quản lý môi trường?",
        en = "Environmental management system?",
        fr = "Système de management environnemental ?",
      },
      evidence = {
        vi = "Kết quả quan trắc, chứng chỉ, mục tiêu",
        en = "Monitoring results, certificate, targets",
        fr = "Résultats de surveillance, certificat, objectifs",
      },
      weight = 35,
      support = "s2",
      { 0, vi = "Không có", en = "None", fr = "Aucun" },
      { 25,
        vi = "Làm khi bị nhắc nhở",
        en = "Acts only when warned",
        fr = "N'agit qu'en cas d'avertissement",
      },
      { 50,
        vi = "Nhận diện khía cạnh, quan trắc định kỳ đạt quy chuẩn",
        en = "Aspects identified, monitoring within limits",
        fr = "Aspects identifiés, surveillance conforme aux limites",
      },
      { 75,
        vi = "Vận hành theo ISO 14001, mục tiêu giảm tác động",
        en = "Runs to ISO 14001, reduction targets",
        fr = "Fonctionne selon ISO 14001, objectifs de réduction",
      },
      { 100,
        vi = "Chứng nhận ISO 14001 (hoặc tương đương) và có kết quả giảm đo được",
        en = "ISO 14001 (or equivalent) certified with measured reductions",
        fr = "Certifié ISO 14001 (ou équivalent), réductions mesurées",
      },
    },

    level "esg_waste" {
      text = {
        vi = "Quản lý chất thải, nước thải, khí thải và tuần hoàn vật liệu?",
        en = "Waste, effluent, emissions and material circularity?",
        fr = "Déchets, effluents, émissions et circularité des matières ?",
      },
      evidence = {
        vi = "Kho chất thải, chứng từ, hợp đồng",
        en = "Waste store, manifests, contracts",
        fr = "Local à déchets, bordereaux, contrats",
      },
      weight = 30,
      support = "s2",
      { 0,
        vi = "Đổ lẫn, không hợp đồng xử lý",
        en = "Mixed dumping, no contract",
        fr = "Dépôt mélangé, aucun contrat",
      },
      { 25,
        vi = "Có hợp đồng, chưa phân loại",
        en = "Contract, no sorting",
        fr = "Contrat, sans tri",
      },
      { 50,
        vi = "Phân loại, kho chất thải nguy hại, chứng từ đầy đủ",
        en = "Sorted, hazardous store, full manifests",
        fr = "Tri, local à déchets dangereux, bordereaux complets",
      },
      { 75,
        vi = "Mục tiêu giảm và tái chế, theo dõi theo sản phẩm",
        en = "Reduction and recycling targets, tracked per product",
        fr = "Objectifs de réduction et de recyclage, suivi par produit",
      },
      { 100,
        vi = "Tái sử dụng nước hoặc vật liệu, gần như không chôn lấp",
        en = "Water or material reuse, close to zero landfill",
        fr = "Réemploi de l'eau ou des matières, proche de zéro enfouissement",
      },
    },

    action {
      effort = "L", months = { 3, 12 }, below = 75, support = "s5", measure = "s5_legal",
      vi = "Hoàn thiện giấy phép hoặc đăng ký môi trường, quan trắc, kho chất thải nguy hại; chứng nhận ISO 14001",
      en = "Complete environmental permit or registration, monitoring, hazardous store; ISO 14001",
      fr = "Compléter le permis ou l'enregistrement environnemental, la surveillance, le local à déchets dangereux ; ISO 14001",
      first = {
        vi = "Đối chiếu công suất thực với giấy phép",
        en = "Compare actual capacity with the permit",
        fr = "Comparer la capacité réelle au permis",
      },
    },
  },

  -- refs: std_iso50001, ghg_enviliance
  criterion "esg_energy" {
    name = { vi = "Năng lượng", en = "Energy", fr = "Énergie" },
    why = {
      vi = "Chi phí điện và phát thải của nhà cung ứng nằm trong báo cáo của khách hàng.",
      en = "A supplier's power bill and emissions sit in its customer's report.",
      fr = "La facture d'énergie et les émissions du fournisseur figurent dans le bilan de son client.",
    },
    weight = 14,
    standard = "ISO 50001:2018; 06/2022/NĐ-CP",
    support = "s2",

    level "esg_energy_mgmt" {
      text = {
        vi = "Quản lý năng lượng?",
        en = "Energy management?",
        fr = "Gestion de l'énergie ?",
      },
      evidence = {
        vi = "Số liệu đo, báo cáo kiểm toán",
        en = "Meter data, audit report",
        fr = "Données de compteur, rapport d'audit",
      },
      weight = 60,
      { 0,
        vi = "Chỉ biết hóa đơn điện",
        en = "Knows only the bill",
        fr = "Ne connaît que la facture",
      },
      { 25,
        vi = "Theo dõi tổng tiêu thụ tháng",
        en = "Monthly total tracked",
        fr = "Total mensuel suivi",
      },
      { 50,
        vi = "Đo theo khu vực, có biện pháp tiết kiệm",
        en = "Sub-metering, saving measures",
        fr = "Sous-comptage, mesures d'économie",
      },
      { 75,
        vi = "Kiểm toán năng lượng, mục tiêu trên đơn vị sản phẩm",
        en = "Energy audit, target per unit",
        fr = "Audit énergétique, objectif par unité produite",
      },
      { 100,
        vi = "ISO 50001 hoặc tương đương, có năng lượng tái tạo",
        en = "ISO 50001 or equivalent, renewable energy in use",
        fr = "ISO 50001 ou équivalent, énergie renouvelable utilisée",
      },
    },

    -- basis: D, ours.
    number "esg_intensity" {
      text = {
        vi = "Mức giảm tiêu hao năng lượng trên một đơn vị sản phẩm, bình quân 2 năm (%/năm; số âm là tăng)",
        en = "Yearly cut in energy per unit of output, two-year average (%/year; negative means a rise)",
        fr = "Baisse annuelle d'énergie par unité produite, moyenne sur deux ans (%/an ; négatif = hausse)",
      },
      evidence = {
        vi = "kWh và sản lượng theo tháng",
        en = "Monthly kWh and output",
        fr = "kWh et production par mois",
      },
      unit = { vi = "%/năm", en = "%/year", fr = "%/an" },
      min = -100, max = 100,
      points = linear { {-5, 0}, {0, 30}, {1, 50}, {3, 80}, {5, 100} },
      weight = 40, required = false,
    },

    action {
      effort = "M", months = { 2, 9 }, below = 50, support = "s2", measure = "s2_iso",
      vi = "Đo điện theo khu vực, sửa rò khí nén, kiểm toán năng lượng, mục tiêu kWh/sản phẩm",
      en = "Sub-metering, compressed-air leaks, energy audit, kWh per product target",
      fr = "Sous-comptage, fuites d'air comprimé, audit énergétique, objectif kWh par produit",
      first = {
        vi = "Đi tìm rò khí nén cuối tuần",
        en = "Weekend compressed-air leak walk",
        fr = "Chasse aux fuites d'air comprimé le week-end",
      },
    },
  },

  -- refs: fire_enviapac, ohs_44, std_iso45001
  criterion "esg_safety" {
    name = {
      vi = "An toàn, vệ sinh lao động và phòng cháy",
      en = "Occupational and fire safety",
      fr = "Sécurité au travail et incendie",
    },
    why = {
      vi = "An toàn đứng trước mọi mục tiêu QCD.",
      en = "Safety comes before any QCD target.",
      fr = "La sécurité passe avant tout objectif QCD.",
    },
    weight = 22,
    standard = "55/2024/QH15; 105/2025/NĐ-CP; 84/2015/QH13; 44/2016/NĐ-CP; ISO 45001:2018",
    support = "s3",

    yes_no "esg_fire" {
      text = {
        vi = "Hồ sơ và điều kiện phòng cháy, chữa cháy còn hiệu lực (nghiệm thu nếu thuộc diện, tự kiểm tra, đội cơ sở, lối thoát thông thoáng, diễn tập)?",
        en = "Fire file and conditions valid (acceptance where required, self-checks, fire team, clear exits, drill)?",
        fr = "Dossier et conditions de sécurité incendie valables (réception si requise, autocontrôles, équipe incendie, issues dégagées, exercice) ?",
      },
      evidence = {
        vi = "Hồ sơ PCCC, đi kiểm tra lối thoát, bình chữa cháy",
        en = "Fire file, walk the exits and extinguishers",
        fr = "Dossier incendie, tour des issues et extincteurs",
      },
      weight = 25,
      support = "s5",
    },

    yes_no "esg_inspect" {
      text = {
        vi = "Máy, thiết bị yêu cầu nghiêm ngặt (nồi hơi, bình áp lực, cầu trục, xe nâng...) được kiểm định và người vận hành có chứng chỉ?",
        en = "Strict-safety machines (boilers, pressure vessels, cranes, forklifts...) inspected and operators certified?",
        fr = "Machines à exigences strictes de sécurité (chaudières, appareils à pression, ponts roulants, chariots élévateurs...) contrôlées et opérateurs certifiés ?",
      },
      help = strict_equipment_only,
      evidence = {
        vi = "Giấy chứng nhận kiểm định, thẻ an toàn",
        en = "Inspection certificates, safety cards",
        fr = "Certificats de contrôle, cartes de sécurité",
      },
      weight = 20,
      support = "s5",
      applies_if = strict_equipment,
    },

    level "esg_ohs" {
      text = {
        vi = "Quản lý an toàn, vệ sinh lao động?",
        en = "Occupational safety management?",
        fr = "Management de la santé et de la sécurité au travail ?",
      },
      evidence = {
        vi = "Hồ sơ huấn luyện, đánh giá rủi ro, quan sát",
        en = "Training files, risk assessments, observation",
        fr = "Dossiers de formation, analyses de risques, observation",
      },
      weight = 35,
      { 0,
        vi = "Không có người phụ trách",
        en = "Nobody in charge",
        fr = "Aucun responsable désigné",
      },
      { 25,
        vi = "Phát bảo hộ, ít người dùng",
        en = "Gear handed out, rarely worn",
        fr = "Équipements distribués, rarement portés",
      },
      { 50,
        vi = "Huấn luyện đủ nhóm, quan trắc môi trường lao động, khám sức khỏe",
        en = "All groups trained, workplace monitoring, health checks",
        fr = "Tous les groupes formés, surveillance du milieu de travail, visites médicales",
      },
      { 75,
        vi = "Đánh giá rủi ro từng vị trí, che chắn máy, báo cáo suýt xảy ra",
        en = "Risk assessment per job, guards, near-miss reports",
        fr = "Analyse de risques par poste, protecteurs, déclaration des presqu'accidents",
      },
      { 100,
        vi = "ISO 45001 hoặc tương đương, văn hóa an toàn, không tai nạn nghiêm trọng 3 năm",
        en = "ISO 45001 or equivalent, safety culture, no serious accident in three years",
        fr = "ISO 45001 ou équivalent, culture de sécurité, aucun accident grave en trois ans",
      },
    },

    -- basis: D, ours.
    number "esg_ltifr" {
      text = {
        vi = "Tần suất tai nạn mất ngày công (số vụ trên 1 triệu giờ làm việc)",
        en = "Lost-time injury frequency (cases per million hours worked)",
        fr = "Taux de fréquence des accidents avec arrêt (accidents par million d'heures travaillées)",
      },
      evidence = {
        vi = "Sổ tai nạn, giờ công, báo cáo gửi cơ quan lao động",
        en = "Accident log, hours, reports to the labour authority",
        fr = "Registre des accidents, heures, déclarations à l'autorité du travail",
      },
      unit = {
        vi = "vụ/triệu giờ",
        en = "cases/million hours",
        fr = "accidents/million d'heures",
      },
      period = last_12_months,
      min = 0, max = 1000,
      points = linear { {0, 100}, {1, 85}, {3, 60}, {6, 30}, {10, 0} },
      weight = 20,
    },

    action {
      effort = "M", months = { 1, 6 }, below = 75, support = "s3", measure = "s3_safety",
      vi = "Bổ sung hồ sơ PCCC, kiểm định thiết bị, đánh giá rủi ro máy, huấn luyện đủ nhóm, báo cáo suýt xảy ra",
      en = "Fire file, equipment inspection, machine risk assessment, full group training, near-miss reports",
      fr = "Dossier incendie, contrôle réglementaire des équipements, analyse de risques machine, formation de tous les groupes, déclaration des presqu'accidents",
      first = {
        vi = "Thông thoáng lối thoát và kiểm tra che chắn máy",
        en = "Clear exits and check machine guards",
        fr = "Dégager les issues et vérifier les protecteurs des machines",
      },
    },
  },

  -- refs: samsung_tothethao, canon_supplier, wrap_mondo, std_rba
  criterion "esg_labour" {
    name = {
      vi = "Lao động và quyền con người",
      en = "Labour and human rights",
      fr = "Travail et droits humains",
    },
    why = {
      vi = "Tập đoàn đa quốc gia đánh giá lao động trước khi đánh giá kỹ thuật.",
      en = "Multinationals audit labour before technique.",
      fr = "Les multinationales auditent les conditions de travail avant la technique.",
    },
    weight = 17,
    standard = "WRAP; RBA Code of Conduct",
    support = "s3",

    yes_no "esg_zero" {
      text = {
        vi = "Không có lao động trẻ em, lao động cưỡng bức, giữ giấy tờ gốc, phân biệt đối xử hay ngược đãi?",
        en = "No child or forced labour, no withheld papers, no discrimination or abuse?",
        fr = "Aucun travail d'enfants ou forcé, aucune rétention de papiers, aucune discrimination ni violence ?",
      },
      evidence = {
        vi = "Hồ sơ tuổi, phỏng vấn riêng 5-10 người lao động",
        en = "Age files, private talks with 5-10 workers",
        fr = "Dossiers d'âge, entretiens individuels avec 5-10 salariés",
      },
      weight = 35,
    },

    -- basis: D; coverage of all eligible workers is the legal duty.
    number "esg_si" {
      text = {
        vi = "Tỷ lệ lao động thuộc diện được đóng bảo hiểm xã hội bắt buộc (%)",
        en = "Share of eligible workers covered by compulsory social insurance (%)",
        fr = "Part des salariés éligibles couverts par l'assurance sociale obligatoire (%)",
      },
      evidence = {
        vi = "Danh sách đóng bảo hiểm, bảng lương",
        en = "Insurance list, payroll",
        fr = "Liste d'assurance, paie",
      },
      unit = "%",
      min = 0, max = 100,
      points = linear { {80, 0}, {90, 40}, {95, 70}, {100, 100} },
      weight = 35,
    },

    level "esg_hours" {
      text = {
        vi = "Giờ làm, làm thêm và tiền lương?",
        en = "Working hours, overtime and wages?",
        fr = "Horaires, heures supplémentaires et salaires ?",
      },
      evidence = {
        vi = "Chấm công, bảng lương 3 tháng, phỏng vấn",
        en = "Time and pay records for 3 months, interviews",
        fr = "Relevés de temps et de paie sur 3 mois, entretiens",
      },
      weight = 30,
      { 0,
        vi = "Không chấm công, trả chậm",
        en = "No time records, late pay",
        fr = "Aucun relevé d'heures, paie en retard",
      },
      { 25,
        vi = "Vượt giới hạn làm thêm thường xuyên",
        en = "Overtime limits often broken",
        fr = "Limites d'heures supplémentaires souvent dépassées",
      },
      { 50,
        vi = "Đúng luật, có phiếu lương, đôi khi vượt lúc cao điểm",
        en = "Lawful, pay slips, occasional peaks above limit",
        fr = "Conforme à la loi, fiches de paie, pics occasionnels au-delà",
      },
      { 75,
        vi = "Đúng luật cả năm, theo dõi tự động",
        en = "Lawful all year, tracked automatically",
        fr = "Conforme toute l'année, suivi automatique",
      },
      { 100,
        vi = "Theo mức của khách hàng (60 giờ/tuần, nghỉ 1 ngày/tuần), lương trên mức tối thiểu vùng đáng kể, đạt đánh giá xã hội bên thứ ba",
        en = "Customer rule kept (60 h/week, one rest day), pay well above regional minimum, third-party social audit passed",
        fr = "Règle client respectée (60 h/semaine, un jour de repos), salaire nettement au-dessus du minimum régional, audit social tierce partie réussi",
      },
    },

    action {
      effort = "M", months = { 2, 9 }, below = 75, support = "s3", measure = "s3_safety",
      vi = "Rà soát hợp đồng, giờ làm, bảo hiểm xã hội; chuẩn bị đánh giá xã hội (RBA, BSCI, WRAP)",
      en = "Review contracts, hours and social insurance; prepare a social audit (RBA, BSCI, WRAP)",
      fr = "Revoir contrats, horaires et assurance sociale ; préparer un audit social (RBA, BSCI, WRAP)",
      first = {
        vi = "So bảng công với giới hạn làm thêm",
        en = "Compare time sheets with overtime limits",
        fr = "Comparer les relevés de temps aux limites d'heures supplémentaires",
      },
    },
  },

  -- refs: qc080000_tnlab, canon_green, std_zdhc
  criterion "esg_substance" {
    name = {
      vi = "Hóa chất và chất hạn chế",
      en = "Chemicals and restricted substances",
      fr = "Produits chimiques et substances restreintes",
    },
    why = {
      vi = "RoHS, REACH, ZDHC, danh mục của khách hàng là điều kiện giao hàng điện tử, dệt may, da giày.",
      en = "RoHS, REACH, ZDHC and customer lists are delivery conditions in electronics, textiles and footwear.",
      fr = "RoHS, REACH, ZDHC et les listes clients conditionnent les livraisons en électronique, textile et chaussure.",
    },
    weight = 15,
    standard = "IECQ QC 080000; ZDHC MRSL; EU RoHS; EU REACH",
    support = "s5",

    level "esg_chem" {
      text = {
        vi = "Kiểm soát hóa chất và chất hạn chế trong vật liệu, sản phẩm?",
        en = "How are chemicals and restricted substances in materials and products controlled?",
        fr = "Comment les produits chimiques et substances restreintes des matières et produits sont-ils maîtrisés ?",
      },
      help = goods_only,
      evidence = {
        vi = "Hồ sơ 3 vật liệu, khu hóa chất, kết quả thử còn hạn",
        en = "Files of three materials, chemical store, valid test reports",
        fr = "Dossiers de trois matières, local chimique, rapports d'essai valables",
      },
      weight = 100,
      applies_if = makes_goods,
      { 0,
        vi = "Không biết thành phần",
        en = "Composition unknown",
        fr = "Composition inconnue",
      },
      { 25,
        vi = "Có phiếu an toàn hóa chất (SDS), chưa kiểm soát",
        en = "SDS on file, no control",
        fr = "FDS en dossier, sans maîtrise",
      },
      { 50,
        vi = "Cam kết và kết quả thử của nhà cung cấp cho vật liệu chính theo RoHS/REACH/MRSL hoặc danh mục khách hàng",
        en = "Supplier declarations and test reports for main materials to RoHS/REACH/MRSL or customer list",
        fr = "Déclarations fournisseurs et rapports d'essai des matières principales selon RoHS/REACH/MRSL ou liste client",
      },
      { 75,
        vi = "Phân luồng chống nhiễm chéo, thử định kỳ (XRF hoặc phòng thử nghiệm), kiểm soát thay đổi",
        en = "Segregation against cross-contamination, periodic tests (XRF or lab), change control",
        fr = "Séparation contre la contamination croisée, essais périodiques (XRF ou laboratoire), maîtrise des changements",
      },
      { 100,
        vi = "Hệ thống được chứng nhận (IECQ QC 080000, OEKO-TEX, ZDHC mức cao) hoặc được khách hàng phê duyệt",
        en = "Certified system (IECQ QC 080000, OEKO-TEX, high ZDHC level) or customer green approval",
        fr = "Système certifié (IECQ QC 080000, OEKO-TEX, niveau ZDHC élevé) ou agrément environnemental d'un client",
      },
    },

    action {
      effort = "M", months = { 3, 9 }, below = 65, support = "s5", measure = "s5_test",
      vi = "Danh mục vật liệu và chất, thu thập cam kết và kết quả thử, phân luồng; hướng tới QC 080000 hoặc OEKO-TEX",
      en = "Material and substance list, declarations and test reports, segregation; QC 080000 or OEKO-TEX",
      fr = "Liste des matières et substances, déclarations et rapports d'essai, séparation des flux ; QC 080000 ou OEKO-TEX",
      first = {
        vi = "Xin kết quả thử RoHS/REACH của 10 vật liệu lớn",
        en = "RoHS/REACH reports for the ten main materials",
        fr = "Rapports RoHS/REACH des dix matières principales",
      },
    },
  },

  -- refs: cbam_omnimes, cbam_eyeonesg, ghg_tcvn
  criterion "esg_report" {
    name = {
      vi = "Phát thải và báo cáo ESG",
      en = "Emissions and ESG reporting",
      fr = "Émissions et rapport ESG",
    },
    why = {
      vi = "CBAM và báo cáo chuỗi giá trị buộc nhà cung ứng có số liệu carbon.",
      en = "CBAM and value-chain reporting require carbon figures from suppliers.",
      fr = "Le MACF et le reporting de chaîne de valeur exigent des données carbone des fournisseurs.",
    },
    weight = 12,
    standard = "EU CBAM; 13/2024/QĐ-TTg",
    support = "s4",

    level "esg_ghg" {
      text = {
        vi = "Kiểm kê và giảm phát thải khí nhà kính?",
        en = "Greenhouse-gas inventory and reduction?",
        fr = "Bilan GES et réduction ?",
      },
      evidence = {
        vi = "Bảng kiểm kê, báo cáo thẩm định",
        en = "Inventory sheet, verification report",
        fr = "Tableau de bilan, rapport de vérification",
      },
      weight = 40, required = false,
      support = "s5",
      { 0, vi = "Chưa tính", en = "Never calculated", fr = "Jamais calculé" },
      { 25,
        vi = "Biết tiêu thụ điện, nhiên liệu",
        en = "Knows power and fuel use",
        fr = "Connaît sa consommation d'électricité et de combustibles",
      },
      { 50,
        vi = "Kiểm kê phạm vi 1 và 2 hằng năm",
        en = "Yearly scope 1 and 2 inventory",
        fr = "Bilan annuel scopes 1 et 2",
      },
      { 75,
        vi = "Dấu chân carbon cho sản phẩm chính, mục tiêu giảm",
        en = "Product footprint for main items, reduction target",
        fr = "Empreinte produit des articles principaux, objectif de réduction",
      },
      { 100,
        vi = "Thẩm định bên thứ ba (ISO 14064/14067) hoặc mục tiêu được khách hàng chấp thuận, có dữ liệu CBAM khi cần",
        en = "Third-party verified (ISO 14064/14067) or customer-accepted targets, CBAM data where needed",
        fr = "Vérification tierce partie (ISO 14064/14067) ou objectifs acceptés par un client, données MACF si nécessaire",
      },
    },

    level "esg_disclosure" {
      text = {
        vi = "Trả lời yêu cầu ESG của khách hàng?",
        en = "How are customers' ESG requests answered?",
        fr = "Comment répond-on aux demandes ESG des clients ?",
      },
      evidence = {
        vi = "Bảng trả lời, kết quả nền tảng",
        en = "Answered questionnaire, platform result",
        fr = "Questionnaire rempli, résultat de plateforme",
      },
      weight = 30, required = false,
      { 0, vi = "Chưa trả lời được", en = "Cannot answer", fr = "Ne peut pas répondre" },
      { 25, vi = "Trả lời từng phần", en = "Partial answers", fr = "Réponses partielles" },
      { 50,
        vi = "Có người phụ trách, trả lời đủ bảng hỏi",
        en = "An owner, full questionnaires",
        fr = "Un responsable, questionnaires complets",
      },
      { 75,
        vi = "Có kết quả nền tảng (RBA SAQ, EcoVadis, Higg) ở mức chấp nhận",
        en = "Acceptable platform result (RBA SAQ, EcoVadis, Higg)",
        fr = "Résultat de plateforme acceptable (RBA SAQ, EcoVadis, Higg)",
      },
      { 100,
        vi = "Báo cáo phát triển bền vững hằng năm, cải thiện qua các kỳ",
        en = "Yearly sustainability report, improving",
        fr = "Rapport annuel de durabilité, en progrès",
      },
    },

    multi "esg_certs" {
      text = {
        vi = "Chứng nhận môi trường, an toàn, xã hội còn hiệu lực?",
        en = "Valid environmental, safety and social certificates?",
        fr = "Certificats environnementaux, sécurité et sociaux valables ?",
      },
      evidence = {
        vi = "Chứng chỉ gốc, phạm vi, ngày hết hạn",
        en = "Original certificates, scope, expiry",
        fr = "Originaux des certificats, périmètre, date d'expiration",
      },
      weight = 30, required = false,
      support = "s5",
      combine = "sum",
      option "none" { points = 0, alone = true, vi = "Không có", en = "None", fr = "Aucun" },
      option "iso_14001" { points = 30, vi = "ISO 14001", en = "ISO 14001", fr = "ISO 14001" },
      option "iso_45001" { points = 30, vi = "ISO 45001", en = "ISO 45001", fr = "ISO 45001" },
      option "iso_50001" { points = 20, vi = "ISO 50001", en = "ISO 50001", fr = "ISO 50001" },
      option "sa_8000" { points = 30, vi = "SA8000", en = "SA8000", fr = "SA8000" },
      option "rba_vap" {
        points = 35,
        vi = "RBA VAP còn hiệu lực", en = "Valid RBA VAP audit", fr = "Audit RBA VAP valable",
      },
      option "wrap" { points = 30, vi = "WRAP", en = "WRAP", fr = "WRAP" },
      option "bsci" {
        points = 25,
        vi = "amfori BSCI hoặc SMETA đạt",
        en = "amfori BSCI or SMETA passed",
        fr = "amfori BSCI ou SMETA réussi",
      },
      option "oekotex_step" {
        points = 30,
        vi = "OEKO-TEX STeP", en = "OEKO-TEX STeP", fr = "OEKO-TEX STeP",
      },
      option "lwg" { points = 30, vi = "LWG (thuộc da)", en = "LWG (leather)", fr = "LWG (cuir)" },
      option "qc_080000" {
        points = 25,
        vi = "IECQ QC 080000", en = "IECQ QC 080000", fr = "IECQ QC 080000",
      },
      option "iso_14064" {
        points = 20,
        vi = "ISO 14064-1 được thẩm định",
        en = "Verified ISO 14064-1",
        fr = "ISO 14064-1 vérifié",
      },
      option "fsc" { points = 20, vi = "FSC/PEFC", en = "FSC/PEFC", fr = "FSC/PEFC" },
      option "leed" {
        points = 15,
        vi = "Công trình xanh (LEED, LOTUS, EDGE)",
        en = "Green building (LEED, LOTUS, EDGE)",
        fr = "Bâtiment vert (LEED, LOTUS, EDGE)",
      },
    },

    action {
      effort = "M", months = { 3, 9 }, below = 40, support = "s4", measure = "s4_tech",
      vi = "Kiểm kê khí nhà kính phạm vi 1-2, mẫu trả lời bảng hỏi ESG, dấu chân carbon cho một sản phẩm",
      en = "Scope 1-2 inventory, ESG answer file, footprint of one product",
      fr = "Bilan GES scopes 1-2, dossier de réponses ESG, empreinte carbone d'un produit",
      first = {
        vi = "Thu thập hóa đơn điện, nhiên liệu 12 tháng",
        en = "Collect 12 months of power and fuel bills",
        fr = "Rassembler 12 mois de factures d'électricité et de combustibles",
      },
    },
  },
}
