-- Firms that stand at the same stage in everything: what a tier asks for as a whole, and that each
-- level of each practice counts. Stage 0 is the worst level, stage 4 the best.

local practices = {
  "gov_plan", "gov_review", "gov_qms_use", "gov_audit", "gov_docs", "gov_kpi", "gov_bcp",
  "gov_ethics", "gov_nda",
  "qcd_sw_defects", "qcd_control_plan", "qcd_std_work", "qcd_change", "qcd_sw_life", "qcd_inspect",
  "qcd_spc", "qcd_trace", "qcd_8d", "qcd_response", "qcd_planning", "qcd_flex", "qcd_costing",
  "qcd_5s",
  "tec_level", "tec_sw_stack", "tec_pm", "tec_sw_ops", "tec_calibration", "tec_msa", "tec_lab",
  "tec_tool_mgmt", "tec_run_rate", "tec_special_ctrl",
  "dig_roadmap", "dig_dbi", "dig_erp", "dig_paperless", "dig_mes", "dig_dashboard", "dig_ai",
  "dig_cad", "dig_edi", "dig_infosec",
  "hrs_manager", "hrs_language", "hrs_matrix", "hrs_onboard", "hrs_school", "hrs_core_tools",
  "hrs_engage",
  "rdi_design_level", "rdi_proto", "rdi_apqp", "rdi_ppap", "rdi_fmea", "rdi_partner",
  "rdi_product_std",
  "scm_tier", "scm_sup_eval", "scm_sup_dev", "scm_warehouse", "scm_promo", "scm_profile",
  "scm_scorecard",
  "fin_audit", "fin_plan", "fin_bank", "fin_insured",
  "esg_ems", "esg_waste", "esg_energy_mgmt", "esg_ohs", "esg_hours", "esg_chem", "esg_ghg",
  "esg_disclosure",
}

-- Figures and certificates that are worth about 0, 25, 50, 75 and 100 points.
local figures = {
  qcd_ppm           = { 20000, 5000, 1000, 300, 0 },
  qcd_fpy           = { 80, 88, 93, 97, 99.5 },
  qcd_scrap         = { 5, 3, 1.8, 0.9, 0.3 },
  qcd_cpk           = { 0.67, 0.95, 1.17, 1.38, 1.67 },
  qcd_otd           = { 80, 88, 93, 96, 99.5 },
  qcd_value_added   = { 100, 160, 230, 400, 800 },
  qcd_kaizen        = { 0, 0.2, 0.9, 2.6, 6 },
  tec_age           = { 25, 19, 14, 10, 5 },
  tec_auto          = { 0, 14, 33, 55, 80 },
  tec_oee           = { 30, 40, 54, 69, 85 },
  tec_spare         = { 0, 6, 13, 23, 50 },
  dig_connected     = { 0, 10, 27, 50, 80 },
  hrs_certified     = { 10, 22, 37, 53, 70 },
  hrs_hours         = { 4, 8, 16, 24, 40 },
  hrs_tech_ratio    = { 0, 2.5, 5, 9, 15 },
  hrs_turnover      = { 60, 38, 27, 18, 10 },
  rdi_spend         = { 0, 0.3, 0.7, 1.4, 3 },
  rdi_new_rev       = { 0, 4, 9, 18, 30 },
  scm_fdi_share     = { 0, 8, 23, 42, 70 },
  scm_concentration = { 100, 80, 63, 47, 30 },
  scm_domestic      = { 0, 14, 29, 43, 60 },
  scm_turns         = { 2, 3.7, 5.6, 8, 12 },
  fin_current       = { 0.8, 0.94, 1.1, 1.4, 2 },
  fin_leverage      = { 4, 3, 2.2, 1.3, 0.5 },
  fin_cagr          = { -10, -3, 4, 10, 15 },
  fin_margin        = { -2, 0.4, 2.6, 5.4, 10 },
  fin_capex         = { 0, 1.4, 3.1, 5, 8 },
  esg_intensity     = { -5, -1, 1, 2.7, 5 },
  esg_ltifr         = { 10, 7, 4, 1.8, 0 },
  esg_si            = { 80, 86, 92, 96, 100 },
  gov_cert          = { "none", "in_progress", { "in_progress", "haccp" }, "iso_9001", { "iso_9001", "iatf_16949" } },
  esg_certs         = { "none", "bsci", { "bsci", "iso_14064" }, { "iso_14001", "iso_45001" }, { "iso_14001", "iso_45001", "sa_8000", "leed" } },
  rdi_ip_assets     = { "none", "tm_vn", { "tm_vn", "secret" }, { "tm_vn", "tm_intl", "utility" }, { "tm_vn", "tm_intl", "design", "utility", "secret" } },
}

-- What the law asks for is there at every stage: the gates are tried in gates.lua.
local function answers_at(stage, stage_of_figures)
  local answers = { every = "best" }
  for _, practice in ipairs(practices) do answers[practice] = stage end
  for figure, values in pairs(figures) do answers[figure] = values[stage_of_figures + 1] end
  if stage == 4 then answers.dig_dbi = 5 end -- the one practice with six levels
  return answers
end

local parts = { sector = "precision_mech", activities = { "machining", "moulding" } }
local software = { sector = "it", activities = { "software" } }

-- Seen on the shop floor, so that every answer counts in full.
local function visited(name, firm, answers, expect)
  local named = example(name)
  return named { firm = firm, source = "site_visit", evidence = "e3", answers = answers, expect = expect }
end

local function at_stage(stage, what, firm, expect)
  return visited("stage " .. stage .. " of 4 in everything: " .. what, firm, answers_at(stage, stage), expect)
end

return {
  at_stage(0, "makes parts", parts, { tier = "not_ready", overall = near(7, 1) }),
  at_stage(1, "makes parts", parts, { tier = "not_ready", overall = near(30, 1) }),
  at_stage(2, "makes parts", parts, { tier = "tier2", overall = near(53, 1) }),
  at_stage(3, "makes parts", parts, { tier = "tier1", overall = near(76, 1), gates = {} }),
  at_stage(4, "makes parts", parts, { tier = "intl", overall = 100, gates = {} }),

  at_stage(0, "writes software", software, { tier = "not_ready", overall = near(7, 1) }),
  at_stage(1, "writes software", software, { tier = "not_ready", overall = near(30, 1) }),
  at_stage(2, "writes software", software, { tier = "tier2", overall = near(53, 1) }),
  at_stage(3, "writes software", software, { tier = "tier1", overall = near(76, 1), gates = {} }),
  at_stage(4, "writes software", software, { tier = "intl", overall = 100, gates = {} }),

  visited("practices at stage 2, figures still at stage 1", parts, answers_at(2, 1),
    { tier = "tier3", overall = near(46, 1) }),
  visited("practices at stage 3, figures still at stage 2", parts, answers_at(3, 2),
    { tier = "tier1", overall = near(69, 1) }),
}
