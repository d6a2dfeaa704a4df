-- Human resources.
--
-- Criterion weights add up to 100, and so do the question weights inside a criterion. `refs`
-- are keys of the table of sources in docs/hanoi-2026.md; `basis` says where the numbers of a
-- scale come from and how certain they are: A official, B one secondary source, C general
-- practice, D ours.

local last_12_months = {
  vi = "12 tháng gần nhất",
  en = "last 12 months",
  fr = "12 derniers mois",
}

return pillar "hrs" {
  name = { vi = "Nguồn nhân lực", en = "Human resources", fr = "Ressources humaines" },
  why = {
    vi = "Nội dung hỗ trợ thứ ba của Chương trình.",
    en = "Support area three of the Programme.",
    fr = "Le troisième domaine d'appui du Programme.",
  },
  weight = 10,

  -- refs: vir_mgmt, d1358_daibieunhandan
  criterion "hrs_leadership" {
    name = {
      vi = "Năng lực quản lý và giao tiếp",
      en = "Management and communication skills",
      fr = "Encadrement et communication",
    },
    why = {
      vi = "Người mua hàng FDI cần làm việc trực tiếp với người chịu trách nhiệm kỹ thuật, chất lượng.",
      en = "FDI buyers need to talk directly to the person in charge of engineering and quality.",
      fr = "Les acheteurs IDE doivent pouvoir parler directement au responsable technique et qualité.",
    },
    weight = 22,
    standard = "1358/QĐ-BKHĐT",
    support = "s3",

    level "hrs_manager" {
      text = {
        vi = "Năng lực của quản lý sản xuất, chất lượng, kỹ thuật?",
        en = "How capable are the production, quality and engineering managers?",
        fr = "Quelle est la compétence des responsables production, qualité et technique ?",
      },
      evidence = {
        vi = "Sơ đồ tổ chức, hồ sơ, phỏng vấn",
        en = "Organisation chart, files, interview",
        fr = "Organigramme, dossiers, entretien",
      },
      weight = 60,
      { 0,
        vi = "Giám đốc kiêm tất cả",
        en = "The owner does everything",
        fr = "Le dirigeant fait tout",
      },
      { 25,
        vi = "Có người phụ trách, chưa qua đào tạo quản lý",
        en = "Named persons, no management training",
        fr = "Responsables nommés, sans formation au management",
      },
      { 50,
        vi = "Đủ vị trí, có bằng cấp và mô tả công việc",
        en = "All posts filled, qualified, job descriptions",
        fr = "Tous les postes pourvus, diplômes, fiches de poste",
      },
      { 75,
        vi = "Kinh nghiệm trong chuỗi FDI hoặc đã qua chương trình tư vấn, cải tiến của khách hàng",
        en = "Experience in FDI chains or in customers' improvement programmes",
        fr = "Expérience en chaînes IDE ou dans les programmes d'amélioration des clients",
      },
      { 100,
        vi = "Đội ngũ kế cận, dẫn dắt được dự án cải tiến và dự án khách hàng mới",
        en = "Successors in place, able to lead improvement and new-customer projects",
        fr = "Relève en place, capable de mener des projets d'amélioration et de nouveaux clients",
      },
    },

    level "hrs_language" {
      text = {
        vi = "Khả năng làm việc bằng ngoại ngữ với khách hàng (Anh, Nhật, Hàn, Trung)?",
        en = "Ability to work in customers' languages (English, Japanese, Korean, Chinese)?",
        fr = "Capacité à travailler dans les langues des clients (anglais, japonais, coréen, chinois) ?",
      },
      evidence = {
        vi = "Thư, báo cáo gửi khách hàng, phỏng vấn",
        en = "Mails and reports to customers, interview",
        fr = "Courriels et rapports aux clients, entretien",
      },
      weight = 40, required = false,
      { 0, vi = "Không có", en = "None", fr = "Aucune" },
      { 25,
        vi = "Dịch qua công cụ hoặc thuê ngoài",
        en = "Through tools or hired interpreters",
        fr = "Via des outils ou des interprètes externes",
      },
      { 50,
        vi = "Có nhân viên kinh doanh giao tiếp được",
        en = "Sales staff can communicate",
        fr = "Le personnel commercial sait communiquer",
      },
      { 75,
        vi = "Kỹ thuật và chất lượng trao đổi trực tiếp, đọc tài liệu kỹ thuật",
        en = "Engineering and quality talk directly and read specifications",
        fr = "La technique et la qualité échangent directement et lisent les spécifications",
      },
      { 100,
        vi = "Họp dự án, 8D và báo cáo đầy đủ bằng ngôn ngữ khách hàng",
        en = "Project meetings, 8D and reports fully in the customer's language",
        fr = "Réunions de projet, 8D et rapports entièrement dans la langue du client",
      },
    },

    action {
      effort = "M", months = { 3, 6 }, below = 55, support = "s3", measure = "s3_manager",
      vi = "Đào tạo quản lý sản xuất, chất lượng; chương trình quản đốc; tiếng Anh, Nhật, Hàn chuyên ngành",
      en = "Production and quality management courses, foreman programme, technical English, Japanese or Korean",
      fr = "Formations au management de la production et de la qualité, programme pour contremaîtres, anglais, japonais ou coréen techniques",
      first = {
        vi = "Mô tả công việc cho 5 vị trí then chốt",
        en = "Job descriptions for five key posts",
        fr = "Fiches de poste pour cinq postes clés",
      },
    },
  },

  -- refs: std_iatf, d1358_daibieunhandan
  criterion "hrs_skill" {
    name = {
      vi = "Tay nghề và đa năng",
      en = "Skills and multi-skilling",
      fr = "Compétences et polyvalence",
    },
    why = {
      vi = "Chất lượng ổn định cần đúng người có tay nghề được xác nhận đứng đúng trạm.",
      en = "Stable quality needs a confirmed, skilled person at each station.",
      fr = "Une qualité stable exige à chaque poste une personne qualifiée et confirmée.",
    },
    weight = 26,
    standard = "IATF 16949:2016; 1358/QĐ-BKHĐT",
    support = "s3",

    -- basis: D; the national share of trained workers with certificates is somewhat under 30%
    -- (C).
    number "hrs_certified" {
      text = {
        vi = "Tỷ lệ lao động có bằng cấp, chứng chỉ nghề hoặc được đánh giá kỹ năng nghề (%)",
        en = "Share of workers with a vocational certificate, degree or skill assessment (%)",
        fr = "Part des salariés ayant un certificat professionnel, un diplôme ou une évaluation de compétences (%)",
      },
      evidence = {
        vi = "Danh sách lao động, bản sao chứng chỉ",
        en = "Staff list, certificate copies",
        fr = "Liste du personnel, copies des certificats",
      },
      unit = "%",
      min = 0, max = 100,
      points = linear { {10, 0}, {30, 40}, {50, 70}, {70, 100} },
      weight = 45,
    },

    level "hrs_matrix" {
      text = {
        vi = "Ma trận kỹ năng được dùng thế nào?",
        en = "How is the skill matrix used?",
        fr = "Comment la matrice de compétences est-elle utilisée ?",
      },
      evidence = {
        vi = "Ma trận tại chuyền, hỏi ba công nhân",
        en = "Matrix on the line, three operators asked",
        fr = "Matrice en ligne, trois opérateurs interrogés",
      },
      weight = 55,
      { 0, vi = "Không có", en = "None", fr = "Aucune" },
      { 25,
        vi = "Có bảng, không cập nhật",
        en = "A chart, not updated",
        fr = "Un tableau, non mis à jour",
      },
      { 50,
        vi = "Cập nhật hằng quý, có tiêu chí đạt cho từng trạm",
        en = "Updated quarterly, pass criteria per station",
        fr = "Mise à jour trimestrielle, critères de réussite par poste",
      },
      { 75,
        vi = "Bố trí người theo ma trận, mỗi trạm then chốt có ít nhất 2-3 người đạt",
        en = "Staffing follows it, two to three qualified people per key station",
        fr = "L'affectation la suit, deux à trois personnes qualifiées par poste clé",
      },
      { 100,
        vi = "Gắn với lương, lộ trình nghề và kế hoạch đào tạo",
        en = "Tied to pay, career path and training plan",
        fr = "Liée à la rémunération, à la carrière et au plan de formation",
      },
    },

    action {
      effort = "S", months = { 2, 6 }, below = 60, support = "s3", measure = "s3_skill",
      vi = "Lập ma trận kỹ năng, tiêu chí đạt theo trạm, đánh giá kỹ năng nghề quốc gia cho thợ chính",
      en = "Skill matrix, pass criteria per station, national skill assessment for key workers",
      fr = "Matrice de compétences, critères de réussite par poste, évaluation nationale des compétences pour les opérateurs clés",
      first = {
        vi = "Ma trận cho một chuyền",
        en = "A matrix for one line",
        fr = "Une matrice pour une ligne",
      },
    },
  },

  -- refs: art_6126_fr, art_6126_vi, d205_binhdinh
  criterion "hrs_training" {
    name = {
      vi = "Đào tạo và liên kết nhà trường",
      en = "Training and links with schools",
      fr = "Formation et liens avec les écoles",
    },
    why = {
      vi = "Thiếu nhân lực có kỹ năng là điểm nghẽn được nêu nhiều nhất.",
      en = "Lack of skilled people is the bottleneck most often named.",
      fr = "Le manque de personnel qualifié est le goulot le plus souvent cité.",
    },
    weight = 20,
    support = "s3",

    -- basis: D, ours.
    number "hrs_hours" {
      text = {
        vi = "Số giờ đào tạo bình quân một lao động mỗi năm (không tính huấn luyện an toàn bắt buộc)",
        en = "Training hours per employee per year (mandatory safety training excluded)",
        fr = "Heures de formation par salarié et par an (hors formation obligatoire à la sécurité)",
      },
      evidence = {
        vi = "Kế hoạch, danh sách ký, tài liệu",
        en = "Plan, signed lists, material",
        fr = "Plan, listes d'émargement, supports",
      },
      unit = { vi = "giờ/người/năm", en = "hours/person/year", fr = "heures/personne/an" },
      period = last_12_months,
      min = 0, max = 500,
      points = linear { {4, 0}, {8, 25}, {16, 50}, {24, 75}, {40, 100} },
      weight = 40,
    },

    level "hrs_onboard" {
      text = {
        vi = "Đào tạo người mới và đánh giá hiệu quả đào tạo?",
        en = "How are newcomers trained and training results checked?",
        fr = "Comment les nouveaux arrivants sont-ils formés et les résultats vérifiés ?",
      },
      evidence = {
        vi = "Hồ sơ của hai người mới",
        en = "Files of two newcomers",
        fr = "Dossiers de deux nouveaux arrivants",
      },
      weight = 35,
      { 0, vi = "Vào làm ngay", en = "Straight to work", fr = "Directement au travail" },
      { 25,
        vi = "Người cũ kèm người mới, không ghi nhận",
        en = "Buddy training, nothing recorded",
        fr = "Formation par un ancien, sans trace",
      },
      { 50,
        vi = "Chương trình đầu vào, kiểm tra trước khi làm độc lập",
        en = "Induction, test before working alone",
        fr = "Accueil, test avant travail en autonomie",
      },
      { 75,
        vi = "Góc đào tạo (dojo), đánh giá sau 1 và 3 tháng",
        en = "Training corner (dojo), checks after one and three months",
        fr = "Coin formation (dojo), contrôles après un et trois mois",
      },
      { 100,
        vi = "Đào tạo theo phương pháp TWI hoặc tương đương, đo bằng tỷ lệ lỗi của người mới",
        en = "TWI or similar method, measured by newcomers' defect rate",
        fr = "Méthode TWI ou similaire, mesurée par le taux de défauts des nouveaux",
      },
    },

    level "hrs_school" {
      text = {
        vi = "Liên kết với trường nghề, đại học?",
        en = "Links with vocational schools and universities?",
        fr = "Liens avec les écoles professionnelles et universités ?",
      },
      evidence = {
        vi = "Thỏa thuận, danh sách thực tập sinh",
        en = "Agreement, intern list",
        fr = "Convention, liste des stagiaires",
      },
      weight = 25, required = false,
      { 0, vi = "Không có", en = "None", fr = "Aucun" },
      { 25,
        vi = "Tuyển dụng tại trường",
        en = "Recruits at schools",
        fr = "Recrutement dans les écoles",
      },
      { 50, vi = "Nhận thực tập định kỳ", en = "Regular internships", fr = "Stages réguliers" },
      { 75,
        vi = "Đào tạo theo đặt hàng, giảng viên doanh nghiệp",
        en = "Tailored courses, company instructors",
        fr = "Formations sur mesure, formateurs de l'entreprise",
      },
      { 100,
        vi = "Cùng xây dựng chương trình, có chỗ đào tạo tại xưởng được công nhận",
        en = "Joint curriculum, recognised in-plant training",
        fr = "Programme construit en commun, formation en usine reconnue",
      },
    },

    action {
      effort = "M", months = { 3, 12 }, below = 55, support = "s3", measure = "s3_school",
      vi = "Kế hoạch đào tạo năm, góc đào tạo người mới, liên kết một trường nghề",
      en = "Yearly plan, newcomer training corner, one partner school",
      fr = "Plan annuel, coin formation des nouveaux arrivants, une école partenaire",
      first = {
        vi = "Chương trình 3 ngày cho người mới",
        en = "A three-day newcomer programme",
        fr = "Un programme de trois jours pour les nouveaux arrivants",
      },
    },
  },

  -- refs: d10_2021_tvpl, std_iatf
  criterion "hrs_engineer" {
    name = {
      vi = "Đội ngũ kỹ thuật và chất lượng",
      en = "Engineering and quality staff",
      fr = "Personnel technique et qualité",
    },
    why = {
      vi = "Đi lên cấp 1 cần kỹ sư làm được APQP, FMEA, khuôn và tự động hóa.",
      en = "Moving to tier 1 takes engineers able to run APQP, FMEA, moulds and automation.",
      fr = "Passer au rang 1 exige des ingénieurs capables de conduire APQP, AMDEC, moules et automatisation.",
    },
    weight = 17,
    standard = "10/2021/QĐ-TTg; IATF 16949:2016",
    support = "s3",

    -- basis: D; Decision 10/2021/QĐ-TTg asks 5% R&D staff of smaller high-tech enterprises,
    -- 2.5% of mid-size, 1% of large (A).
    number "hrs_tech_ratio" {
      text = {
        vi = "Tỷ lệ kỹ sư, kỹ thuật viên trình độ cao đẳng trở lên làm kỹ thuật, chất lượng, R&D (%)",
        en = "Share of engineers and technicians (college or above) in engineering, quality and R&D (%)",
        fr = "Part d'ingénieurs et techniciens (diplôme du supérieur court ou plus) affectés à la technique, à la qualité et à la R&D (%)",
      },
      evidence = {
        vi = "Danh sách, bằng cấp, vị trí",
        en = "List, degrees, posts",
        fr = "Liste, diplômes, postes",
      },
      unit = "%",
      min = 0, max = 100,
      points = linear { {0, 0}, {3, 30}, {5, 50}, {10, 80}, {15, 100} },
      weight = 50,
    },

    level "hrs_core_tools" {
      text = {
        vi = "Năng lực về công cụ chất lượng (7 công cụ, APQP, FMEA, SPC, MSA; với phần mềm: kiểm thử, bảo mật)?",
        en = "Command of quality tools (7 tools, APQP, FMEA, SPC, MSA; for software: testing, security)?",
        fr = "Maîtrise des outils qualité (7 outils, APQP, AMDEC, SPC, MSA ; pour le logiciel : tests, sécurité) ?",
      },
      evidence = {
        vi = "Chứng chỉ, một dự án thực tế",
        en = "Certificates, one real project",
        fr = "Certificats, un projet réel",
      },
      weight = 50, required = false,
      { 0, vi = "Chưa biết", en = "Unknown", fr = "Outils inconnus" },
      { 25,
        vi = "Một người đã học, chưa dùng",
        en = "One person trained, not used",
        fr = "Une personne formée, outils non utilisés",
      },
      { 50,
        vi = "Nhóm chất lượng dùng 7 công cụ và 8D",
        en = "Quality team uses the 7 tools and 8D",
        fr = "L'équipe qualité utilise les 7 outils et le 8D",
      },
      { 75,
        vi = "Có người đạt chứng chỉ công cụ cốt lõi, dùng trong dự án",
        en = "Certified staff in core tools, used in projects",
        fr = "Personnel certifié sur les outils fondamentaux (core tools), utilisés en projet",
      },
      { 100,
        vi = "Có giảng viên nội bộ, đai xanh hoặc tương đương, kết quả tiết kiệm đo được",
        en = "In-house trainers, green belts or similar, measured savings",
        fr = "Formateurs internes, Green Belts ou équivalent, gains mesurés",
      },
    },

    action {
      effort = "M", months = { 3, 12 }, below = 50, support = "s3", measure = "s3_engineer",
      vi = "Tuyển và đào tạo kỹ sư khuôn, tự động hóa, chất lượng; chứng chỉ công cụ cốt lõi",
      en = "Recruit and train mould, automation and quality engineers; core-tool certificates",
      fr = "Recruter et former des ingénieurs moules, automatisation et qualité ; certificats aux outils fondamentaux",
      first = {
        vi = "Cử 2 người học SPC và FMEA",
        en = "Send two people to SPC and FMEA courses",
        fr = "Envoyer deux personnes en formation MSP (SPC) et AMDEC",
      },
    },
  },

  -- refs: hr_anphabe
  criterion "hrs_retention" {
    name = {
      vi = "Ổn định và gắn kết lao động",
      en = "Retention and engagement",
      fr = "Fidélisation et implication",
    },
    why = {
      vi = "Biến động nhân sự cao kéo theo lỗi và trễ giao hàng.",
      en = "High turnover brings defects and late deliveries.",
      fr = "Une forte rotation entraîne défauts et retards.",
    },
    weight = 15,
    support = "s3",

    -- basis: D on a B anchor: a 2022-23 survey expected 30% in manufacturing, 22% in
    -- electronics, 19% in engineering.
    number "hrs_turnover" {
      text = {
        vi = "Tỷ lệ nghỉ việc năm của lao động trực tiếp (%)",
        en = "Yearly turnover of direct workers (%)",
        fr = "Rotation annuelle du personnel direct (%)",
      },
      evidence = {
        vi = "Bảng lương đầu kỳ, cuối kỳ, số nghỉ",
        en = "Opening and closing payroll, leavers",
        fr = "Paies d'ouverture et de clôture, départs",
      },
      unit = "%",
      period = last_12_months,
      min = 0, max = 300,
      points = linear { {10, 100}, {15, 85}, {25, 55}, {40, 20}, {60, 0} },
      weight = 60,
    },

    level "hrs_engage" {
      text = {
        vi = "Đối thoại, ghi nhận và phúc lợi cho người lao động?",
        en = "Dialogue, recognition and welfare?",
        fr = "Dialogue, reconnaissance et avantages sociaux ?",
      },
      evidence = {
        vi = "Biên bản đối thoại, kết quả khảo sát",
        en = "Dialogue minutes, survey results",
        fr = "Comptes rendus de dialogue, résultats d'enquête",
      },
      weight = 40, required = false,
      { 0, vi = "Không có", en = "None", fr = "Aucun" },
      { 25,
        vi = "Thưởng Tết, không đối thoại",
        en = "Tet bonus, no dialogue",
        fr = "Prime du Têt, pas de dialogue",
      },
      { 50,
        vi = "Đối thoại định kỳ theo luật, thỏa ước lao động",
        en = "Regular dialogue as the law asks, collective agreement",
        fr = "Dialogue régulier selon la loi, convention collective",
      },
      { 75,
        vi = "Khảo sát hài lòng, thưởng sáng kiến, lộ trình nghề",
        en = "Satisfaction survey, idea rewards, career path",
        fr = "Enquête de satisfaction, récompenses des idées, parcours professionnel",
      },
      { 100,
        vi = "Kết quả khảo sát cải thiện qua các năm, có hành động công khai",
        en = "Survey results improve over years, actions made public",
        fr = "Résultats d'enquête en progrès d'année en année, actions rendues publiques",
      },
    },

    action {
      effort = "S", months = { 3, 9 }, below = 55, support = "s3", measure = "s3_safety",
      vi = "Phân tích lý do nghỉ việc, cải thiện đối thoại, lương theo kỹ năng",
      en = "Analyse leaving reasons, improve dialogue, skill-based pay",
      fr = "Analyser les motifs de départ, améliorer le dialogue, rémunération fondée sur les compétences",
      first = {
        vi = "Phỏng vấn người nghỉ việc 3 tháng gần nhất",
        en = "Interview leavers of the last three months",
        fr = "Interroger les partants des trois derniers mois",
      },
    },
  },
}
