-- Technology and equipment.
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

-- The questions for software enterprises stand in for those about goods: asked where software is
-- written and no goods are made.
local software_house = all {
  has("activities", "software"),
  only("activities", { "software", "service_rd" }),
}
local software_only = {
  vi = "Chỉ áp dụng cho doanh nghiệp phần mềm, dịch vụ số",
  en = "Applies to software and digital-service enterprises only",
  fr = "Applicable uniquement aux entreprises de logiciels et de services numériques",
}

-- Asked unless the profile says no.
local tooling = none { no "has_tooling" }
local tooling_only = {
  vi = "Không áp dụng khi không dùng khuôn, đồ gá, dụng cụ chuyên dụng",
  en = "N/A when no moulds, jigs or dedicated tools are used",
  fr = "Sans objet en l'absence de moules, gabarits ou outillages dédiés",
}

-- Asked unless the profile says no.
local special_process = none { no "has_special_process" }
local special_process_only = {
  vi = "Không áp dụng khi không có công đoạn đặc biệt (hàn, mạ, sơn, nhiệt luyện, nhuộm, tiệt khuẩn...)",
  en = "N/A when the plant runs no special process (welding, plating, painting, heat treatment, dyeing, sterilising...)",
  fr = "Sans objet en l'absence de procédé spécial (soudage, galvanoplastie, peinture, traitement thermique, teinture, stérilisation...)",
}

-- The assessor may answer N/A, and says why.
local no_variable_characteristic = {
  vi = "Không áp dụng khi sản phẩm không có đặc tính đo được dạng biến số (ví dụ may, phần mềm)",
  en = "N/A when the product has no measurable variable characteristic (e.g. sewing, software)",
  fr = "Sans objet lorsque le produit n'a aucune caractéristique mesurable de type variable (p. ex. confection, logiciel)",
}

local last_3_months = {
  vi = "3 tháng gần nhất, máy nút thắt",
  en = "last 3 months, bottleneck",
  fr = "3 derniers mois, machine goulot",
}

return pillar "tec" {
  name = {
    vi = "Công nghệ và thiết bị",
    en = "Technology and equipment",
    fr = "Technologie et équipements",
  },
  why = {
    vi = "Quyết định độ chính xác, năng lực và độ ổn định.",
    en = "Decides precision, capacity and stability.",
    fr = "Détermine la précision, la capacité et la stabilité.",
  },
  weight = 12,

  -- refs: siri_coretecs, d18_2019
  criterion "tec_equipment" {
    name = {
      vi = "Trình độ máy móc và tự động hóa",
      en = "Machine level and automation",
      fr = "Niveau des machines et automatisation",
    },
    why = {
      vi = "Máy quyết định dung sai, năng suất và độ ổn định có thể cam kết.",
      en = "Machines set the tolerance, output and stability that can be promised.",
      fr = "Les machines fixent la tolérance, le débit et la stabilité que l'on peut promettre.",
    },
    weight = 22,
    standard = "SIRI; 18/2019/QĐ-TTg",
    support = "s2",

    -- basis: D; 10 years is the general ceiling for imported used equipment under Decision
    -- 18/2019/QĐ-TTg (C).
    number "tec_age" {
      text = {
        vi = "Tuổi bình quân của nhóm máy chính (tính theo giá trị, từ năm sản xuất; máy đã đại tu lấy nửa số năm trước đại tu)",
        en = "Average age of main machines (by value, from build year; for an overhauled machine count half the years before overhaul)",
        fr = "Âge moyen des machines principales (pondéré par la valeur, depuis l'année de fabrication ; pour une machine révisée, compter la moitié des années avant révision)",
      },
      help = goods_only,
      evidence = {
        vi = "Danh mục máy có năm sản xuất, tem máy",
        en = "Machine list with build years, name plates",
        fr = "Liste des machines avec années de fabrication, plaques signalétiques",
      },
      unit = { vi = "năm", en = "years", fr = "ans" },
      min = 0, max = 60,
      points = linear { {5, 100}, {10, 75}, {15, 45}, {20, 20}, {25, 0} },
      weight = 30,
      applies_if = makes_goods,
    },

    level "tec_level" {
      text = {
        vi = "Trình độ công nghệ của công đoạn tạo giá trị chính?",
        en = "Technology level of the main value-adding process?",
        fr = "Niveau technologique du principal procédé créateur de valeur ?",
      },
      help = goods_only,
      evidence = {
        vi = "Danh mục máy, bản vẽ khó nhất đang làm",
        en = "Machine list, the hardest drawing now in production",
        fr = "Liste des machines, plan le plus difficile en production",
      },
      weight = 40,
      applies_if = makes_goods,
      { 0,
        vi = "Thủ công hoặc máy vạn năng cũ",
        en = "Manual or old universal machines",
        fr = "Manuel ou vieilles machines universelles",
      },
      { 25,
        vi = "Máy bán tự động, phụ thuộc tay nghề",
        en = "Semi-automatic, skill dependent",
        fr = "Semi-automatique, dépendant du savoir-faire",
      },
      { 50,
        vi = "Máy CNC, máy điều khiển chương trình cho công đoạn chính",
        en = "CNC or programmable machines for the main process",
        fr = "Machines CNC ou programmables pour le procédé principal",
      },
      { 75,
        vi = "Thiết bị chính xác của hãng có tên tuổi, dung sai đáp ứng khách hàng FDI",
        en = "Precision machines from known makers, tolerances accepted by FDI customers",
        fr = "Machines de précision de marques reconnues, tolérances acceptées par les clients IDE",
      },
      { 100,
        vi = "Dây chuyền liên kết, đo trong máy, ngang trình độ nhà cung ứng cấp 1 trong khu vực",
        en = "Linked lines, in-process gauging, level of a regional tier-1 supplier",
        fr = "Lignes liées, mesure en cours d'usinage, niveau d'un fournisseur de rang 1 régional",
      },
    },

    -- basis: D, ours.
    number "tec_auto" {
      text = {
        vi = "Tỷ lệ công đoạn chính được tự động hoặc bán tự động (%)",
        en = "Share of main operations that are automated or semi-automated (%)",
        fr = "Part des opérations principales automatisées ou semi-automatisées (%)",
      },
      help = goods_only,
      evidence = {
        vi = "Lưu đồ công đoạn, đếm tại xưởng",
        en = "Process flow, counted on the floor",
        fr = "Flux de procédé, comptage en atelier",
      },
      unit = "%",
      min = 0, max = 100,
      points = linear { {0, 0}, {20, 35}, {50, 70}, {80, 100} },
      weight = 30,
      support = "s7",
      applies_if = makes_goods,
    },

    level "tec_sw_stack" {
      text = {
        vi = "Hạ tầng phát triển và kiểm thử phần mềm? (chỉ cho doanh nghiệp phần mềm)",
        en = "Development and test infrastructure? (software enterprises only)",
        fr = "Infrastructure de développement et de test ? (entreprises de logiciels uniquement)",
      },
      help = software_only,
      evidence = {
        vi = "Sơ đồ hạ tầng, nhật ký triển khai",
        en = "Infrastructure diagram, deployment log",
        fr = "Schéma d'infrastructure, journal de déploiement",
      },
      weight = 100,
      support = "s7",
      applies_if = software_house,
      { 0,
        vi = "Máy cá nhân, không môi trường kiểm thử",
        en = "Personal computers, no test environment",
        fr = "Ordinateurs individuels, aucun environnement de test",
      },
      { 25,
        vi = "Máy chủ dùng chung, triển khai thủ công",
        en = "Shared server, manual deployment",
        fr = "Serveur partagé, déploiement manuel",
      },
      { 50,
        vi = "Môi trường phát triển, kiểm thử, vận hành tách biệt",
        en = "Separate development, test and production",
        fr = "Développement, test et production séparés",
      },
      { 75,
        vi = "Hạ tầng đám mây hoặc container, triển khai tự động",
        en = "Cloud or containers, automated deployment",
        fr = "Cloud ou conteneurs, déploiement automatisé",
      },
      { 100,
        vi = "Có năng lực tính toán hoặc thiết bị chuyên dụng cho sản phẩm chính (AI, nhúng, IoT), mở rộng theo nhu cầu",
        en = "Dedicated computing or devices for the main product (AI, embedded, IoT), scalable on demand",
        fr = "Calcul ou équipements dédiés au produit principal (IA, embarqué, IoT), extensibles à la demande",
      },
    },

    action {
      effort = "L", months = { 6, 24 }, below = 55, support = "s2", measure = "s2_lean",
      vi = "Lập lộ trình thay máy và tự động hóa theo điểm nghẽn, bắt đầu bằng đồ gá và tự động hóa chi phí thấp",
      en = "Machine replacement and automation roadmap by bottleneck, low-cost automation first",
      fr = "Feuille de route de renouvellement et d'automatisation des machines par goulot, automatisation à bas coût d'abord",
      first = {
        vi = "Xếp hạng máy theo tuổi, dừng máy, lỗi",
        en = "Rank machines by age, stops and defects",
        fr = "Classer les machines selon âge, arrêts et défauts",
      },
    },
  },

  -- refs: oee_tractian, oee_worximity, oee_fabrico
  criterion "tec_maintenance" {
    name = {
      vi = "Bảo trì và hiệu suất thiết bị",
      en = "Maintenance and equipment effectiveness",
      fr = "Maintenance et rendement des équipements",
    },
    why = {
      vi = "Máy dừng đột xuất là nguồn gốc của giao trễ và lỗi hàng loạt.",
      en = "Breakdowns are the root of late deliveries and serial defects.",
      fr = "Les pannes sont à l'origine des retards de livraison et des défauts en série.",
    },
    weight = 20,
    support = "s2",

    level "tec_pm" {
      text = {
        vi = "Bảo trì được thực hiện thế nào?",
        en = "How is maintenance done?",
        fr = "Comment la maintenance est-elle réalisée ?",
      },
      help = goods_only,
      evidence = {
        vi = "Kế hoạch và nhật ký bảo trì ba máy",
        en = "Plan and logs of three machines",
        fr = "Plan et journaux de trois machines",
      },
      weight = 50,
      applies_if = makes_goods,
      { 0,
        vi = "Hỏng mới sửa",
        en = "Run to failure",
        fr = "Réparation après panne seulement",
      },
      { 25,
        vi = "Có lịch nhưng thường bỏ qua",
        en = "A schedule exists but is skipped",
        fr = "Un calendrier existe mais n'est pas respecté",
      },
      { 50,
        vi = "Bảo trì định kỳ theo kế hoạch trên 80%, có phụ tùng dự phòng cho máy chính",
        en = "Preventive plan over 80% done, spares for key machines",
        fr = "Plan de maintenance préventive réalisé à plus de 80 %, pièces de rechange pour les machines clés",
      },
      { 75,
        vi = "Bảo trì tự quản (TPM), theo dõi MTBF/MTTR",
        en = "Autonomous maintenance (TPM), MTBF/MTTR tracked",
        fr = "Maintenance autonome (TPM), MTBF/MTTR suivis",
      },
      { 100,
        vi = "Bảo trì theo tình trạng hoặc dự đoán bằng cảm biến cho máy nút thắt",
        en = "Condition-based or predictive maintenance on bottlenecks",
        fr = "Maintenance conditionnelle ou prédictive sur les goulots",
      },
    },

    -- basis: B: 85% world class, about 60% typical, 40% low but common (discrete
    -- manufacturing). Batch and regulated plants run lower by design (cleaning between
    -- batches): read theirs with care.
    number "tec_oee" {
      text = {
        vi = "Hiệu suất thiết bị tổng thể (OEE) của nhóm máy nút thắt; chưa đo thì trả lời là chưa có số liệu (0 điểm)",
        en = "OEE of the bottleneck group; not measured means no data (0 points)",
        fr = "TRS (OEE) du groupe goulot ; non mesuré = aucune donnée (0 point)",
      },
      help = goods_only,
      evidence = {
        vi = "Cách tính, nhật ký dừng máy, số liệu thô một ca",
        en = "Formula, downtime log, raw data of one shift",
        fr = "Formule, journal des arrêts, données brutes d'une équipe",
      },
      unit = "%",
      period = last_3_months,
      min = 0, max = 100,
      points = linear { {30, 0}, {40, 25}, {60, 60}, {75, 85}, {85, 100} },
      weight = 50, required = false,
      support = "s7",
      applies_if = makes_goods,
    },

    level "tec_sw_ops" {
      text = {
        vi = "Vận hành và mức dịch vụ? (chỉ cho doanh nghiệp phần mềm)",
        en = "Operations and service level? (software enterprises only)",
        fr = "Exploitation et niveau de service ? (entreprises de logiciels uniquement)",
      },
      help = software_only,
      evidence = {
        vi = "Hợp đồng mức dịch vụ, báo cáo giám sát",
        en = "Service-level contract, monitoring report",
        fr = "Contrat de niveau de service, rapport de supervision",
      },
      weight = 100,
      support = "s7",
      applies_if = software_house,
      { 0, vi = "Không cam kết", en = "No commitment", fr = "Aucun engagement" },
      { 25,
        vi = "Hỗ trợ khi khách hàng gọi",
        en = "Support on call",
        fr = "Assistance à la demande",
      },
      { 50,
        vi = "Cam kết thời gian phản hồi, có người trực",
        en = "Response-time commitment, on-duty staff",
        fr = "Engagement de délai de réponse, personnel d'astreinte",
      },
      { 75,
        vi = "Giám sát tự động, độ sẵn sàng từ 99,5%",
        en = "Automatic monitoring, availability 99.5% or more",
        fr = "Supervision automatique, disponibilité de 99,5 % ou plus",
      },
      { 100,
        vi = "Mức dịch vụ theo hợp đồng, diễn tập khôi phục, độ sẵn sàng từ 99,9%",
        en = "Contractual service levels, recovery drills, availability 99.9% or more",
        fr = "Niveaux de service contractuels, exercices de reprise, disponibilité de 99,9 % ou plus",
      },
    },

    action {
      effort = "M", months = { 3, 9 }, below = 60, support = "s2", measure = "s2_lean",
      vi = "Triển khai TPM: bảo trì tự quản, kế hoạch định kỳ, đo OEE máy nút thắt",
      en = "TPM: autonomous care, preventive plan, OEE on the bottleneck",
      fr = "TPM : maintenance autonome, plan préventif, TRS sur le goulot",
      first = {
        vi = "Ghi lý do dừng máy của một máy trong hai tuần",
        en = "Log stop reasons on one machine for two weeks",
        fr = "Noter les causes d'arrêt d'une machine pendant deux semaines",
      },
    },
  },

  -- refs: std_msa, std_iso17025
  criterion "tec_metrology" {
    name = {
      vi = "Đo lường và thử nghiệm",
      en = "Metrology and testing",
      fr = "Métrologie et essais",
    },
    why = {
      vi = "Số đo sai làm mọi kết luận về chất lượng sai theo.",
      en = "A wrong measurement spoils every conclusion about quality.",
      fr = "Une mesure fausse ruine toute conclusion sur la qualité.",
    },
    weight = 20,
    standard = "AIAG MSA; ISO/IEC 17025:2017",
    support = "s5",

    level "tec_calibration" {
      text = {
        vi = "Thiết bị đo được hiệu chuẩn và quản lý thế nào?",
        en = "How are gauges calibrated and managed?",
        fr = "Comment les instruments de mesure sont-ils étalonnés et gérés ?",
      },
      help = goods_only,
      evidence = {
        vi = "Chọn năm dụng cụ, đối chiếu tem và chứng chỉ",
        en = "Five gauges picked, labels against certificates",
        fr = "Cinq instruments prélevés, étiquettes comparées aux certificats",
      },
      weight = 40,
      applies_if = makes_goods,
      { 0, vi = "Không hiệu chuẩn", en = "No calibration", fr = "Aucun étalonnage" },
      { 25,
        vi = "Một phần, có thiết bị quá hạn đang dùng",
        en = "Partly, overdue gauges in use",
        fr = "Partiel, instruments périmés en service",
      },
      { 50,
        vi = "Danh mục, tem, hiệu chuẩn đúng hạn bởi tổ chức có năng lực",
        en = "List, labels, on-time calibration by a competent body",
        fr = "Liste, étiquettes, étalonnage à temps par un organisme compétent",
      },
      { 75,
        vi = "Liên kết chuẩn quốc gia (phòng được công nhận ISO/IEC 17025), xử lý khi phát hiện sai",
        en = "Traceable through an ISO/IEC 17025 laboratory; action when found out of tolerance",
        fr = "Raccordement métrologique par un laboratoire ISO/IEC 17025 ; action en cas de dérive constatée",
      },
      { 100,
        vi = "Chu kỳ tối ưu theo rủi ro, quản lý bằng phần mềm, chuẩn nội bộ",
        en = "Risk-based intervals, software-managed, in-house standards",
        fr = "Périodicités fondées sur les risques, gestion par logiciel, étalons internes",
      },
    },

    level "tec_msa" {
      text = {
        vi = "Phân tích hệ thống đo (MSA, GR&R)?",
        en = "Measurement system analysis (MSA, GR&R)?",
        fr = "Analyse du système de mesure (MSA, GR&R) ?",
      },
      help = goods_only,
      evidence = {
        vi = "Báo cáo MSA gần nhất",
        en = "Latest MSA report",
        fr = "Dernier rapport MSA",
      },
      weight = 30, required = false,
      applies_if = makes_goods,
      na = no_variable_characteristic,
      { 0,
        vi = "Chưa biết hoặc chưa làm",
        en = "Unknown or never done",
        fr = "Inconnue ou jamais faite",
      },
      { 25,
        vi = "Làm một lần theo yêu cầu khách hàng",
        en = "Once, on customer request",
        fr = "Une fois, à la demande du client",
      },
      { 50,
        vi = "Cho dụng cụ đo đặc tính đặc biệt; GR&R dưới 30%",
        en = "For gauges on special characteristics; GR&R under 30%",
        fr = "Pour les instruments mesurant des caractéristiques spéciales ; GR&R inférieur à 30 %",
      },
      { 75,
        vi = "Định kỳ, phần lớn dưới 20%, có hành động với phép đo kém",
        en = "Regular, mostly under 20%, weak gauges acted on",
        fr = "Régulière, le plus souvent sous 20 %, action sur les instruments faibles",
      },
      { 100,
        vi = "Dưới 10% cho đặc tính đặc biệt, có cả kiểm tra ngoại quan (Kappa)",
        en = "Under 10% on special characteristics, visual checks included (Kappa)",
        fr = "Sous 10 % sur les caractéristiques spéciales, contrôles visuels inclus (Kappa)",
      },
    },

    level "tec_lab" {
      text = {
        vi = "Năng lực thử nghiệm sản phẩm?",
        en = "Product testing capability?",
        fr = "Capacité d'essai des produits ?",
      },
      help = goods_only,
      evidence = {
        vi = "Kế hoạch, kết quả thử, chứng chỉ công nhận",
        en = "Plan, results, accreditation certificate",
        fr = "Plan, résultats, certificat d'accréditation",
      },
      weight = 30, required = false,
      applies_if = makes_goods,
      { 0, vi = "Không thử nghiệm", en = "No testing", fr = "Aucun essai" },
      { 25,
        vi = "Thuê ngoài khi bị khiếu nại",
        en = "Outsourced after a complaint",
        fr = "Sous-traités après réclamation",
      },
      { 50,
        vi = "Kế hoạch thử nghiệm định kỳ tại phòng được công nhận",
        en = "Periodic test plan at an accredited laboratory",
        fr = "Plan d'essais périodiques dans un laboratoire accrédité",
      },
      { 75,
        vi = "Phòng thử nghiệm nội bộ cho chỉ tiêu chính, so sánh liên phòng",
        en = "In-house laboratory for key properties, inter-lab comparison",
        fr = "Laboratoire interne pour les propriétés clés, comparaison interlaboratoires",
      },
      { 100,
        vi = "Phòng thử nghiệm nội bộ được công nhận ISO/IEC 17025 hoặc khách hàng chấp nhận kết quả",
        en = "ISO/IEC 17025 accredited in-house lab, or results accepted by customers",
        fr = "Laboratoire interne accrédité ISO/IEC 17025, ou résultats acceptés par les clients",
      },
    },

    action {
      effort = "M", months = { 2, 6 }, below = 65, support = "s5", measure = "s5_calib",
      vi = "Lập danh mục dụng cụ đo, hiệu chuẩn tại phòng được công nhận, làm MSA cho đặc tính đặc biệt",
      en = "Gauge list, calibration at an accredited lab, MSA on special characteristics",
      fr = "Liste des instruments, étalonnage en laboratoire accrédité, MSA sur les caractéristiques spéciales",
      first = {
        vi = "Gỡ khỏi chuyền dụng cụ quá hạn",
        en = "Take overdue gauges off the line",
        fr = "Retirer de la ligne les instruments en retard d'étalonnage",
      },
    },
  },

  -- refs: toyota_vir, std_iatf
  criterion "tec_tooling" {
    name = {
      vi = "Khuôn, đồ gá, dụng cụ",
      en = "Moulds, jigs and tools",
      fr = "Moules, gabarits et outillages",
    },
    why = {
      vi = "Khuôn là tài sản của khách hàng và là điểm yếu thường thấy của nhà cung ứng nhỏ.",
      en = "Moulds are customer property and a common weak point of small suppliers.",
      fr = "Les moules appartiennent au client et sont un point faible fréquent des petits fournisseurs.",
    },
    weight = 13,
    standard = "IATF 16949:2016",
    support = "s2",

    level "tec_tool_mgmt" {
      text = {
        vi = "Khuôn, đồ gá và dụng cụ được chế tạo, bảo quản và theo dõi tuổi thọ thế nào?",
        en = "How are moulds, jigs and tools made, stored and followed through their life?",
        fr = "Comment les moules, gabarits et outils sont-ils fabriqués, stockés et suivis durant leur vie ?",
      },
      help = tooling_only,
      evidence = {
        vi = "Kho khuôn, thẻ lý lịch của ba khuôn",
        en = "Mould store, history cards of three moulds",
        fr = "Magasin de moules, fiches de vie de trois moules",
      },
      weight = 100,
      applies_if = tooling,
      { 0,
        vi = "Không danh mục, hư mới sửa",
        en = "No list, repaired when broken",
        fr = "Aucune liste, réparés en cas de casse",
      },
      { 25,
        vi = "Có danh mục, để ngoài trời hoặc lẫn lộn",
        en = "List exists, stored badly",
        fr = "Liste existante, stockage médiocre (extérieur ou mélangé)",
      },
      { 50,
        vi = "Mã số, kệ, lịch bảo dưỡng, đếm số lần dập hoặc ép",
        en = "Codes, racks, maintenance plan, shot counting",
        fr = "Codes, rayonnages, plan d'entretien, comptage des cycles",
      },
      { 75,
        vi = "Tự sửa chữa, mẫu đầu và mẫu cuối được lưu, dự báo thay thế",
        en = "In-house repair, first and last pieces kept, replacement forecast",
        fr = "Réparation interne, premières et dernières pièces conservées, remplacement anticipé",
      },
      { 100,
        vi = "Tự thiết kế, chế tạo khuôn hoặc đồ gá, mô phỏng, giảm thời gian đưa vào sản xuất",
        en = "Own design and making of moulds or jigs, simulation, shorter lead time",
        fr = "Conception et fabrication propres de moules ou gabarits, simulation, délai réduit",
      },
    },

    action {
      effort = "M", months = { 3, 9 }, below = 55, support = "s2", measure = "s2_tools",
      vi = "Lý lịch khuôn, kho khuôn, bảo dưỡng theo số lần dập; phát triển nhóm sửa và chế tạo khuôn",
      en = "Mould history cards, mould store, shot-based maintenance; build a mould repair and making team",
      fr = "Fiches de vie des moules, magasin de moules, entretien au nombre de cycles ; créer une équipe de réparation et de fabrication de moules",
      first = {
        vi = "Mã hóa và gắn thẻ toàn bộ khuôn",
        en = "Code and tag all moulds",
        fr = "Coder et étiqueter tous les moules",
      },
    },
  },

  -- refs: canon_supplier, std_iatf
  criterion "tec_capacity" {
    name = {
      vi = "Năng lực và khả năng mở rộng",
      en = "Capacity and scalability",
      fr = "Capacité et montée en cadence",
    },
    why = {
      vi = "Đơn hàng FDI tăng nhanh; nhà cung ứng phải chứng minh theo kịp.",
      en = "FDI orders ramp fast; a supplier must show it can follow.",
      fr = "Les commandes IDE montent vite en cadence ; un fournisseur doit montrer qu'il suit.",
    },
    weight = 13,
    standard = "IATF 16949:2016",
    support = "s1",

    -- basis: D, ours.
    number "tec_spare" {
      text = {
        vi = "Sản lượng có thể tăng thêm trong 3 tháng mà không mua máy mới (% so với hiện tại)",
        en = "Output increase possible within three months without new machines (% of current)",
        fr = "Hausse de production possible en trois mois sans nouvelle machine (% de l'actuel)",
      },
      evidence = {
        vi = "Bảng tính năng lực, số ca, hệ số sử dụng",
        en = "Capacity sheet, shifts, utilisation",
        fr = "Fiche de capacité, nombre d'équipes, taux d'utilisation",
      },
      unit = "%",
      min = 0, max = 300,
      points = linear { {0, 0}, {10, 40}, {20, 70}, {30, 90}, {50, 100} },
      weight = 50,
    },

    level "tec_run_rate" {
      text = {
        vi = "Doanh nghiệp tính và chứng minh năng lực cho dự án mới thế nào?",
        en = "How is capacity calculated and proven for a new project?",
        fr = "Comment la capacité est-elle calculée et démontrée pour un nouveau projet ?",
      },
      evidence = {
        vi = "Bảng năng lực của một dự án",
        en = "Capacity sheet of one project",
        fr = "Fiche de capacité d'un projet",
      },
      weight = 50, required = false,
      { 0, vi = "Không tính", en = "Not calculated", fr = "Non calculée" },
      { 25,
        vi = "Ước lượng theo máy",
        en = "Estimated per machine",
        fr = "Estimée par machine",
      },
      { 50,
        vi = "Bảng năng lực theo thời gian chu kỳ thực đo",
        en = "Capacity sheet from measured cycle times",
        fr = "Fiche de capacité à partir de temps de cycle mesurés",
      },
      { 75,
        vi = "Chạy thử công suất (run-at-rate) trước sản xuất loạt",
        en = "Run-at-rate before series start",
        fr = "Essai à cadence nominale (run-at-rate) avant le démarrage série",
      },
      { 100,
        vi = "Cập nhật hằng tháng theo dự báo, có phương án nút thắt và nhà thầu phụ được duyệt",
        en = "Monthly update against forecast, bottleneck plan and approved subcontractors",
        fr = "Mise à jour mensuelle selon les prévisions, plan pour le goulot et sous-traitants approuvés",
      },
    },

    action {
      effort = "M", months = { 2, 6 }, below = 55, support = "s1", measure = "s1_coach",
      vi = "Lập bảng năng lực theo chu kỳ thực đo, chạy thử công suất, chuẩn bị nhà thầu phụ dự phòng",
      en = "Capacity sheet from measured cycles, run-at-rate, approved back-up subcontractors",
      fr = "Fiche de capacité à partir de cycles mesurés, essai à cadence nominale (run-at-rate), sous-traitants de secours approuvés",
      first = {
        vi = "Đo chu kỳ 5 công đoạn chính",
        en = "Time five main operations",
        fr = "Chronométrer cinq opérations principales",
      },
    },
  },

  -- refs: std_cqi, std_iso9001
  criterion "tec_special" {
    name = {
      vi = "Công đoạn đặc biệt",
      en = "Special processes",
      fr = "Procédés spéciaux",
    },
    why = {
      vi = "Hàn, mạ, sơn, nhiệt luyện, nhuộm, tiệt khuẩn không thể kiểm tra hết bằng mắt, phải xác nhận giá trị sử dụng.",
      en = "Welding, plating, painting, heat treatment, dyeing and sterilising cannot be fully inspected and must be validated.",
      fr = "Le soudage, la galvanoplastie, la peinture, le traitement thermique, la teinture et la stérilisation ne peuvent être entièrement contrôlés et doivent être validés.",
    },
    weight = 12,
    standard = "AIAG CQI-9/11/12/15/17; ISO 9001:2015",
    support = "s5",

    level "tec_special_ctrl" {
      text = {
        vi = "Công đoạn đặc biệt được xác nhận giá trị sử dụng và kiểm soát thế nào?",
        en = "How are special processes validated and controlled?",
        fr = "Comment les procédés spéciaux sont-ils validés et maîtrisés ?",
      },
      help = special_process_only,
      evidence = {
        vi = "Hồ sơ xác nhận, nhật ký thông số, chứng chỉ thợ",
        en = "Validation file, parameter log, operator certificates",
        fr = "Dossier de validation, journal des paramètres, certificats des opérateurs",
      },
      weight = 100,
      applies_if = special_process,
      { 0,
        vi = "Theo kinh nghiệm, không ghi thông số",
        en = "By experience, no parameters recorded",
        fr = "Par expérience, paramètres non enregistrés",
      },
      { 25,
        vi = "Ghi thông số, không có giới hạn",
        en = "Parameters logged without limits",
        fr = "Paramètres enregistrés sans limites",
      },
      { 50,
        vi = "Có giới hạn, người thao tác có chứng chỉ, thử phá hủy định kỳ",
        en = "Limits, certified operators, periodic destructive tests",
        fr = "Limites, opérateurs certifiés, essais destructifs périodiques",
      },
      { 75,
        vi = "Xác nhận quá trình có hồ sơ, tái xác nhận hằng năm, tự đánh giá theo CQI hoặc GMP",
        en = "Documented validation, yearly revalidation, CQI or GMP self-assessment",
        fr = "Validation documentée, revalidation annuelle, auto-évaluation CQI ou GMP",
      },
      { 100,
        vi = "Giám sát và cảnh báo liên tục, kết quả được khách hàng hoặc cơ quan quản lý công nhận",
        en = "Continuous monitoring and alarms, recognised by customer or regulator",
        fr = "Surveillance et alarmes en continu, reconnues par le client ou l'autorité",
      },
    },

    action {
      effort = "M", months = { 3, 9 }, below = 60, support = "s5", measure = "s5_cert",
      vi = "Xác nhận giá trị sử dụng công đoạn đặc biệt, chứng chỉ người thao tác, tự đánh giá CQI hoặc GMP",
      en = "Validate special processes, certify operators, CQI or GMP self-assessment",
      fr = "Valider les procédés spéciaux, certifier les opérateurs, auto-évaluation CQI ou GMP",
      first = {
        vi = "Đặt giới hạn và ghi thông số mỗi ca",
        en = "Set limits and log parameters each shift",
        fr = "Fixer des limites et relever les paramètres à chaque équipe",
      },
    },
  },
}
