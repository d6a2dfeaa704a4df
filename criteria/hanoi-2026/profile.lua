-- What describes an enterprise. Never scored; it decides which questions are asked, which weights
-- and gates apply, and how results are grouped.
--
-- `refs` are keys of the table of sources in docs/hanoi-2026.md; A to D say how certain a thing is: A
-- official, B one secondary source, C general practice, D ours. The lists of sectors, chains and parks
-- are those of Decision 6126. refs: art_6126_fr, art_6126_en

local byte, min, max = string.byte, math.min, math.max

-- The check digit of a tax code: 10 - (sum of digit x weight) mod 11. Two open implementations of
-- the formula agree (A); the text of the circular itself was not seen.
-- refs: mst_lawnet, mst_stdnum, mst_vnident
local bad_form = {
  vi = "Mã số thuế gồm 10 chữ số, hoặc 13 chữ số viết NNNNNNNNNN-NNN",
  en = "A tax code has 10 digits, or 13 written NNNNNNNNNN-NNN",
  fr = "Un code fiscal compte 10 chiffres, ou 13 écrits NNNNNNNNNN-NNN",
}
local bad_unit = {
  vi = "Mã số thuế có đuôi 000: đơn vị phụ thuộc được đánh số từ 001 đến 999",
  en = "The tax code ends in 000: dependent units are numbered 001 to 999",
  fr = "Le code fiscal se termine par 000 : les unités dépendantes vont de 001 à 999",
}
local no_such_code = {
  vi = "Không có mã số thuế nào bắt đầu bằng 9 chữ số này: hãy kiểm tra lại từng chữ số",
  en = "No tax code starts with these nine digits: check each of them",
  fr = "Aucun code fiscal ne commence par ces neuf chiffres : vérifiez chacun d'eux",
}
local wrong_check_digit = {}
for digit = 0, 9 do
  wrong_check_digit[digit] = {
    vi = "Mã số thuế sai chữ số kiểm tra: với 9 chữ số đầu này, chữ số thứ mười phải là " .. digit,
    en = "Wrong check digit in the tax code: after these nine digits the tenth must be " .. digit,
    fr = "Clé du code fiscal erronée : après ces neuf chiffres, le dixième doit être " .. digit,
  }
end

local function valid_tax_code(code)
  if #code ~= 10 and #code ~= 14 then
    return bad_form
  end
  -- A digit d is the byte 48 + d.
  local a, b, c, d, e, f, g, h, i, check = byte(code, 1, 10)
  if a < 48 or b < 48 or c < 48 or d < 48 or e < 48 or f < 48 or g < 48 or h < 48 or i < 48 or check < 48
    or a > 57 or b > 57 or c > 57 or d > 57 or e > 57 or f > 57 or g > 57 or h > 57 or i > 57 or check > 57 then
    return bad_form
  end
  if #code == 14 then
    local dash, x, y, z = byte(code, 11, 14)
    if dash ~= 45 or min(x, y, z) < 48 or max(x, y, z) > 57 then      -- 45 is "-"
      return bad_form
    end
    if code:sub(12) == "000" then
      return bad_unit
    end
  end

  local sum = 31 * a + 29 * b + 23 * c + 19 * d + 17 * e + 13 * f + 7 * g + 5 * h + 3 * i - 147 * 48
  local expected = 10 - sum % 11
  if expected == 10 then
    return no_such_code
  end
  if check - 48 ~= expected then
    return wrong_check_digit[expected]
  end
  return true
end

-- Size classes of Decree 80/2021/NĐ-CP, article 5 (A): at most so many insured employees AND
-- (at most so much revenue OR so much capital, in billion dong), tried from the smallest class up.
-- Note the OR: a plant of 90 people with 60 billion revenue and 15 billion capital is small.
-- refs: d80_lawnet, d80_expertis
local industry = {
  { class = "micro",  people = 10,  revenue = 3,   capital = 3 },
  { class = "small",  people = 100, revenue = 50,  capital = 20 },
  { class = "medium", people = 200, revenue = 200, capital = 100 },
}
local services = {
  { class = "micro",  people = 10,  revenue = 10,  capital = 3 },
  { class = "small",  people = 50,  revenue = 100, capital = 50 },
  { class = "medium", people = 100, revenue = 300, capital = 100 },
}

local function size_class(firm)
  local sector, people = firm.sector, firm.headcount
  local revenue, capital = firm.revenue_bn, firm.capital_bn
  if not (sector and people and revenue and capital) then
    return nil
  end
  local classes = industry
  if sector == "it" or sector == "ai_dx" then
    classes = services
  end
  for _, limit in ipairs(classes) do
    if people <= limit.people and (revenue <= limit.revenue or capital <= limit.capital) then
      return limit.class
    end
  end
  return "large"
end

return profile {
  text "name" {
    text = { vi = "Tên doanh nghiệp", en = "Enterprise name", fr = "Nom de l'entreprise" },
  },
  text "name_en" {
    text = { vi = "Tên tiếng Anh", en = "English name", fr = "Nom en anglais" },
  },
  text "tax_code" {
    text = {
      vi = "Mã số thuế (mã số doanh nghiệp)",
      en = "Tax code (enterprise code)",
      fr = "Code fiscal (code d'entreprise)",
    },
    help = {
      vi = "10 chữ số; đơn vị phụ thuộc 13 chữ số, viết NNNNNNNNNN-NNN",
      en = "10 digits; a dependent unit has 13, written NNNNNNNNNN-NNN",
      fr = "10 chiffres ; une unité dépendante en a 13, écrits NNNNNNNNNN-NNN",
    },
    valid = valid_tax_code,
  },

  -- Ward or commune and province only: since 1 July 2025 there is no district (A). Hanoi has 51 wards
  -- and 75 communes. refs: art_sme_2025, wards_laodong
  text "ward" {
    text = { vi = "Phường, xã", en = "Ward or commune", fr = "Quartier ou commune" },
  },

  -- The provinces of the four regional chains after Resolution 202/2025/QH15 (A), and `other` (D).
  -- refs: prov_luatvietnam, prov_vietnam
  choice "province" {
    text = { vi = "Tỉnh, thành phố", en = "Province or city", fr = "Province ou ville" },
    option "hanoi" { vi = "Thành phố Hà Nội", en = "Hanoi City", fr = "Hanoï" },
    -- with the former Vĩnh Phúc and Hòa Bình
    option "phu_tho" { vi = "Tỉnh Phú Thọ", en = "Phu Tho Province", fr = "Phu Tho" },
    -- with the former Bắc Giang
    option "bac_ninh" { vi = "Tỉnh Bắc Ninh", en = "Bac Ninh Province", fr = "Bac Ninh" },
    -- with the former Bắc Kạn
    option "thai_nguyen" { vi = "Tỉnh Thái Nguyên", en = "Thai Nguyen Province", fr = "Thai Nguyen" },
    option "other" { vi = "Tỉnh, thành khác", en = "Another province", fr = "Autre province" },
  },

  -- The five parks the Programme names; `other` and `none` are ours (D). Areas are from the press
  -- and to be confirmed by the Department.
  choice "park" {
    text = {
      vi = "Khu, cụm công nghiệp",
      en = "Industrial park or cluster",
      fr = "Parc ou pôle industriel",
    },
    -- nearly 600 ha for the whole complex (B). refs: park_hanssip
    option "hanssip" {
      vi = "Khu công nghiệp hỗ trợ Nam Hà Nội (và phần mở rộng)",
      en = "South Hanoi Supporting Industry Park (and expansion)",
      fr = "Zone industrielle de soutien du sud de Hanoï (et extension)",
    },
    -- area not verified (C)
    option "hn_it_park" {
      vi = "Khu công viên công nghệ thông tin Hà Nội",
      en = "Hanoi Information Technology Park",
      fr = "Parc technologique de l'information de Hanoï",
    },
    -- 199.03 ha (A). refs: park_biotech
    option "hn_biotech" {
      vi = "Khu công nghệ cao sinh học Hà Nội",
      en = "Hanoi Biotechnology High-Tech Park",
      fr = "Parc de haute technologie en biotechnologie de Hanoï",
    },
    -- 323.9 ha in the planning study (B). refs: park_soc_son
    option "soc_son_clean" {
      vi = "Khu công nghiệp sạch Sóc Sơn",
      en = "Soc Son Clean Industrial Park",
      fr = "Parc industriel propre de Soc Son",
    },
    -- 299.45 ha in two phases (A). refs: park_dong_anh
    option "dong_anh" {
      vi = "Khu công nghiệp Đông Anh",
      en = "Dong Anh Industrial Park",
      fr = "Parc industriel de Dong Anh",
    },
    option "other" {
      vi = "Khu, cụm công nghiệp khác",
      en = "Another park or cluster",
      fr = "Autre parc ou pôle",
    },
    option "none" {
      vi = "Ngoài khu, cụm công nghiệp",
      en = "Outside parks and clusters",
      fr = "Hors parc ou pôle",
    },
  },

  -- The 12 priority sectors (A). One report leaves out agro-processing and joins pharma with
  -- cosmetics; the fuller list stands here. Codes are level-4 codes of VSIC 2025, Decision
  -- 36/2025/QĐ-TTg; enterprises registered earlier may still show codes of VSIC 2018.
  -- refs: art_6126_fr, art_6126_en, vsic_2025
  choice "sector" {
    text = { vi = "Ngành ưu tiên", en = "Priority sector", fr = "Secteur prioritaire" },
    -- VSIC 2025: 1311 1312 1313 1391 1392 1393 1394 1399 1410 1420 1430 2030
    -- Recognised: ISO 9001, OEKO-TEX STANDARD 100 / STeP, WRAP, amfori BSCI / SMETA, SA8000,
    -- GRS / GOTS, Higg FEM, ZDHC, ISO 14001
    -- Convert AQL or inspection failure rate to ppm; SPC and Cpk are N/A in sewing but apply in
    -- spinning, weaving and dyeing (colour, shrinkage, strength).
    option "textile_garment" {
      vi = "Dệt may",
      en = "Textiles and garments",
      fr = "Textile et habillement",
    },

    -- VSIC 2025: 1511 1512 1520
    -- Recognised: ISO 9001, LWG, amfori BSCI / SMETA, SA8000, SATRA tests, ZDHC, OEKO-TEX
    -- LEATHER STANDARD / STeP, ISO 14001
    -- LWG applies to tanneries (bronze, silver, gold).
    option "leather_footwear" {
      vi = "Da - giày",
      en = "Leather and footwear",
      fr = "Cuir et chaussure",
    },

    -- VSIC 2025: 5829 6211 6219 6220 6290 6310
    -- Recognised: CMMI-DEV level 3-5, ISO/IEC 27001, ISO 9001, ISO/IEC 20000-1, SOC 2, TISAX
    -- (automotive customers)
    -- Answers the questions for software enterprises in place of those about goods; information
    -- security under 50 points holds it below the top tier (gate g_infosec).
    option "it" {
      vi = "Công nghệ thông tin",
      en = "Information technology",
      fr = "Technologies de l'information",
    },

    -- VSIC 2025: 2431 2432 2591 2592 2593 2599 2814 2822 2829 2930 3091 2219 2220
    -- Recognised: ISO 9001, IATF 16949, AS/EN 9100, ISO 14001, VDA 6.3 audit result,
    -- CQI-9/11/12/15, ISO 3834 (welding)
    -- Engineering plastics and rubber parts (2219, 2220) and car and motorcycle parts (2930,
    -- 3091) are placed here because the 12 sectors name no separate one.
    option "precision_mech" {
      vi = "Cơ khí chính xác",
      en = "Precision mechanics",
      fr = "Mécanique de précision",
    },

    -- VSIC 2025: 2611 2619 2620 2630 2640 2651 2660 2670 2680
    -- Recognised: ISO 9001, IPC-A-610 / J-STD-001 certified staff, IECQ QC 080000, ISO 14001,
    -- RBA VAP, IATF 16949 (automotive electronics), ISO 13485 (medical), ANSI/ESD S20.20
    -- ESD protection and moisture-sensitive parts are checked under qcd_process.
    option "electronics" { vi = "Điện tử", en = "Electronics", fr = "Électronique" },

    -- VSIC 2025: 2710 2720 2731 2732 2733 2740 2750 2790 2811 2812 2813 2816 2818 2819 3320
    -- Recognised: ISO 9001, IEC / TCVN type tests, UL, CE, CB scheme, ISO 14001, QCVN
    -- conformity mark (CR), IECQ QC 080000
    -- Product type tests (rdi_conformity) weigh heavily with utilities and exporters.
    option "automation_electrical" {
      vi = "Tự động hóa và thiết bị kỹ thuật điện",
      en = "Automation and electrical engineering equipment",
      fr = "Automatisation et équipements électrotechniques",
    },

    -- VSIC 2025: 6219 6220 6310 6390 7212
    -- Recognised: ISO/IEC 42001, ISO/IEC 27001, CMMI, ISO 9001, ISO/IEC 25010 quality model
    -- The same questions, the same gate as information technology.
    option "ai_dx" {
      vi = "Trí tuệ nhân tạo và chuyển đổi số",
      en = "Artificial intelligence and digital transformation",
      fr = "Intelligence artificielle et transformation numérique",
    },

    -- VSIC 2025: 2100 2029 7211 7213 7214
    -- Recognised: ISO 9001, ISO 13485, GMP-WHO, ISO/IEC 17025, ISO 22000, biosafety level
    -- certificate, ISO 20387 (biobanking)
    -- Validation of batches is assessed under tec_special.
    option "biotech" { vi = "Công nghệ sinh học", en = "Biotechnology", fr = "Biotechnologie" },

    -- VSIC 2025: 2100 3250
    -- Recognised: GMP-WHO, EU-GMP, PIC/S GMP, ISO 13485 (devices), GLP / GSP, ISO/IEC 17025,
    -- ISO 15378 (primary packaging)
    -- OEE runs lower by design (changeover cleaning); read tec_oee with care. Deviations and
    -- CAPA replace 8D wording.
    option "pharma" { vi = "Dược phẩm", en = "Pharmaceuticals", fr = "Produits pharmaceutiques" },

    -- VSIC 2025: 2023
    -- Recognised: CGMP-ASEAN, ISO 22716, Halal, COSMOS / ECOCERT, ISO 9001
    -- The certificate of eligibility for cosmetic production is the minimum licence
    -- (gov_permit); CGMP-ASEAN is the higher mark.
    option "cosmetics" {
      vi = "Mỹ phẩm cao cấp",
      en = "High-end cosmetics",
      fr = "Cosmétiques haut de gamme",
    },

    -- VSIC 2025: 1010 1020 1030 1040 1050 1061 1062 1071 1072 1073 1074 1075 1076 1077 1079
    -- 1080 1610 1621 1622 1623 1629 3101
    -- Recognised: HACCP, ISO 22000, FSSC 22000, BRCGS / IFS, GlobalG.A.P., Halal, FSC / PEFC /
    -- VFCS (wood), ASC / BAP (aquatic)
    -- HACCP alone meets this group but not g_qms (add ISO 9001, ISO 22000 or FSSC 22000).
    -- Inventory turns are seasonal.
    option "agro_processing" {
      vi = "Chế biến nông, lâm, thủy sản",
      en = "Agricultural, forestry and aquatic processing",
      fr = "Transformation des produits agricoles, forestiers et aquatiques",
    },

    -- VSIC 2025: 2011 2013 2022 2029 2310 2391 2393 2399 2410 2420 2211
    -- Recognised: ISO 9001, IATF 16949 (automotive materials), ISO 14001, UL 94 / UL 746, REACH
    -- / RoHS reports, ISO/IEC 17025 laboratory, GRS (recycled content), EPD
    -- CBAM data are relevant for iron, steel and aluminium products sold on to the EU.
    option "new_materials" {
      vi = "Sản xuất và sử dụng vật liệu mới",
      en = "Production and use of new materials",
      fr = "Production et utilisation de nouveaux matériaux",
    },
  },
  text "vsic" {
    text = {
      vi = "Mã ngành VSIC cấp 4",
      en = "VSIC level-4 code",
      fr = "Code VSIC de niveau 4",
    },
    help = {
      vi = "4 chữ số, theo VSIC 2025 (Quyết định 36/2025/QĐ-TTg)",
      en = "4 digits, VSIC 2025 (Decision 36/2025/QĐ-TTg)",
      fr = "4 chiffres, VSIC 2025 (décision 36/2025/QĐ-TTg)",
    },
  },

  -- What the plant actually does (D): it decides between the questions about goods and those about
  -- software. An enterprise may do several things.
  multi "activities" {
    text = {
      vi = "Hoạt động sản xuất",
      en = "Production activities",
      fr = "Activités de production",
    },
    option "machining" {
      vi = "Gia công cơ khí, đột dập, đúc, rèn",
      en = "Machining, stamping, casting, forging",
      fr = "Usinage, emboutissage, fonderie, forge",
    },
    option "moulding" {
      vi = "Ép phun, cao su, composite",
      en = "Plastic and rubber moulding, composites",
      fr = "Moulage plastique et caoutchouc, composites",
    },
    option "assembly" {
      vi = "Lắp ráp, SMT, đấu nối dây",
      en = "Assembly, SMT, wiring",
      fr = "Assemblage, CMS (SMT), câblage",
    },
    option "surface" {
      vi = "Xử lý bề mặt, nhiệt luyện, mạ, sơn",
      en = "Surface treatment, heat treatment, plating, painting",
      fr = "Traitement de surface, traitement thermique, galvanoplastie, peinture",
    },
    option "textile" {
      vi = "Sợi, dệt, nhuộm, may",
      en = "Spinning, weaving, dyeing, sewing",
      fr = "Filature, tissage, teinture, confection",
    },
    option "leather" {
      vi = "Thuộc da, giày dép, túi",
      en = "Tanning, footwear, bags",
      fr = "Tannage, chaussures, maroquinerie",
    },
    option "batch" {
      vi = "Sản xuất theo mẻ: dược, mỹ phẩm, sinh học, hóa chất, vật liệu",
      en = "Batch processing: pharma, cosmetics, bio, chemicals, materials",
      fr = "Production par lots : pharmacie, cosmétiques, biotechnologies, chimie, matériaux",
    },
    option "food" {
      vi = "Chế biến nông, lâm, thủy sản",
      en = "Agri, forestry and aquatic processing",
      fr = "Transformation de produits agricoles, forestiers et aquatiques",
    },
    option "packaging" {
      vi = "Bao bì, in ấn",
      en = "Packaging and printing",
      fr = "Emballage et impression",
    },
    option "software" {
      vi = "Phần mềm, dịch vụ số, AI",
      en = "Software, digital services, AI",
      fr = "Logiciels, services numériques, IA",
    },
    option "service_rd" {
      vi = "Dịch vụ kỹ thuật, nghiên cứu, thử nghiệm",
      en = "Engineering services, R&D, testing",
      fr = "Services d'ingénierie, R&D, essais",
    },
  },

  choice "chain" {
    text = {
      vi = "Chuỗi liên kết vùng mục tiêu",
      en = "Target regional chain",
      fr = "Chaîne régionale visée",
    },
    option "auto_moto" { vi = "Ô tô, xe máy", en = "Cars and motorcycles", fr = "Automobiles et motos" },
    option "mechanical" {
      vi = "Cơ khí chế tạo",
      en = "Mechanical engineering products",
      fr = "Produits de construction mécanique",
    },
    option "mobile_phones" {
      vi = "Điện thoại di động",
      en = "Mobile phones",
      fr = "Téléphones portables",
    },
    option "office_home_electronics" {
      vi = "Điện tử văn phòng, gia dụng",
      en = "Office and household electronics",
      fr = "Électronique de bureau et domestique",
    },
    option "none" { vi = "Chưa xác định", en = "None yet", fr = "Pas encore" },
  },
  choice "ownership" {
    text = { vi = "Loại hình sở hữu", en = "Ownership", fr = "Type de propriété" },
    option "domestic_private" {
      vi = "Tư nhân trong nước",
      en = "Domestic private",
      fr = "Privé national",
    },
    option "state" { vi = "Nhà nước", en = "State", fr = "Public" },
    option "fdi" {
      vi = "Có vốn đầu tư nước ngoài (FDI)",
      en = "Foreign direct investment (FDI)",
      fr = "Investissement direct étranger (IDE)",
    },
    option "joint_venture" { vi = "Liên doanh", en = "Joint venture", fr = "Coentreprise" },
  },

  number "headcount" {
    text = {
      vi = "Số lao động đóng bảo hiểm xã hội bình quân năm",
      en = "Average number of employees in social insurance in the year",
      fr = "Effectif moyen affilié à l'assurance sociale dans l'année",
    },
    unit = { vi = "người", en = "people", fr = "personnes" },
    min = 0,
  },
  number "revenue_bn" {
    text = {
      vi = "Tổng doanh thu năm trước liền kề",
      en = "Revenue of the preceding year",
      fr = "Chiffre d'affaires de l'année précédente",
    },
    unit = { vi = "tỷ đồng", en = "VND billion", fr = "milliards de VND" },
    min = 0,
  },
  number "capital_bn" {
    text = {
      vi = "Tổng nguồn vốn năm trước liền kề",
      en = "Total capital of the preceding year",
      fr = "Total des capitaux de l'année précédente",
    },
    unit = { vi = "tỷ đồng", en = "VND billion", fr = "milliards de VND" },
    min = 0,
  },
  number "months_in_operation" {
    text = { vi = "Số tháng hoạt động", en = "Months in operation", fr = "Mois d'activité" },
    unit = { vi = "tháng", en = "months", fr = "mois" },
    min = 0,
  },

  yes_no "has_special_process" {
    text = {
      vi = "Có công đoạn đặc biệt?",
      en = "Runs special processes?",
      fr = "Met en œuvre des procédés spéciaux ?",
    },
    help = {
      vi = "Hàn, mạ, sơn, nhiệt luyện, nhuộm, tiệt khuẩn...",
      en = "Welding, plating, painting, heat treatment, dyeing, sterilising...",
      fr = "Soudage, galvanoplastie, peinture, traitement thermique, teinture, stérilisation...",
    },
  },
  yes_no "has_tooling" {
    text = {
      vi = "Có dùng khuôn, đồ gá, dụng cụ chuyên dụng?",
      en = "Uses moulds, jigs or dedicated tools?",
      fr = "Utilise des moules, gabarits ou outillages dédiés ?",
    },
  },
  yes_no "has_conditional_line" {
    text = {
      vi = "Có ngành nghề kinh doanh có điều kiện?",
      en = "Carries on a conditional business line?",
      fr = "Exerce une activité soumise à conditions ?",
    },
    help = {
      vi = "Dược, mỹ phẩm, thực phẩm, hóa chất, trang thiết bị y tế...",
      en = "Pharma, cosmetics, food, chemicals, medical devices...",
      fr = "Pharmacie, cosmétiques, alimentation, chimie, dispositifs médicaux...",
    },
  },
  yes_no "has_strict_equipment" {
    text = {
      vi = "Có máy, thiết bị yêu cầu nghiêm ngặt về an toàn lao động?",
      en = "Uses machines on the strict-safety list?",
      fr = "Utilise des équipements soumis à des exigences strictes de sécurité ?",
    },
    help = {
      vi = "Nồi hơi, bình áp lực, cầu trục, xe nâng...",
      en = "Boilers, pressure vessels, cranes, forklifts...",
      fr = "Chaudières, appareils à pression, ponts roulants, chariots élévateurs...",
    },
  },
  yes_no "is_exporter" {
    text = {
      vi = "Có xuất khẩu trực tiếp hoặc gián tiếp?",
      en = "Exports directly or indirectly?",
      fr = "Exporte directement ou indirectement ?",
    },
  },

  derived "size" {
    text = { vi = "Quy mô", en = "Size", fr = "Taille" },
    option "micro" { vi = "Siêu nhỏ", en = "Micro", fr = "Micro" },
    option "small" { vi = "Nhỏ", en = "Small", fr = "Petite" },
    option "medium" { vi = "Vừa", en = "Medium", fr = "Moyenne" },
    option "large" { vi = "Lớn", en = "Large", fr = "Grande" },
    value = size_class,
  },
}
