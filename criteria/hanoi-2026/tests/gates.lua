-- Every gate, fired by one answer of a firm that is otherwise the best there is: the tier it holds
-- the firm at. That none of them fires without a reason is tried in sectors.lua.

local car_parts = {
  sector = "precision_mech", activities = { "machining" }, months_in_operation = 60,
  has_conditional_line = true, has_strict_equipment = true, is_exporter = true,
}
local boards = { sector = "electronics", activities = { "assembly" } }
local software = { sector = "it", activities = { "software" } }

-- The best answers seen on the shop floor, but for those in `answers`.
local function best_but(name, firm, answers, expect)
  local named = example(name)
  answers.every = "best"
  return named { firm = firm, source = "site_visit", evidence = "e3", answers = answers, expect = expect }
end

local function held(tier, gate)
  return { tier_before_gates = "intl", tier = tier, gates = { gate } }
end

return {
  -- Nothing to supply with.
  best_but("no valid enterprise registration", car_parts, { gov_licence = false }, held("not_ready", "g_licence")),
  best_but("a conditional line without its licence", car_parts, { gov_permit = false },
    held("not_ready", "g_sector_permit")),
  best_but("no environmental permit", car_parts, { esg_permit = false }, held("not_ready", "g_environment")),
  best_but("no fire-safety file", car_parts, { esg_fire = false }, held("not_ready", "g_fire")),
  best_but("a sign of child or forced labour", car_parts, { esg_zero = false }, held("not_ready", "g_labour")),
  best_but("the question about the registration is left open", car_parts, { gov_licence = "missing" },
    { tier = "not_ready", gates = { "g_licence" }, missing = { "gov_licence" } }),

  -- Serious, and mended within months.
  best_but("under tax enforcement", car_parts, { gov_tax = false }, held("tier3", "g_tax")),
  best_but("boilers that are not inspected", car_parts, { esg_inspect = false }, held("tier3", "g_safety_equipment")),

  -- No figures to show a buyer.
  best_but("no financial statements for two years", car_parts, { fin_two_years = false }, held("tier2", "g_fin_data")),
  best_but("no lot can be traced", car_parts, { qcd_trace = 0 }, held("tier2", "g_traceability")),
  best_but("no monthly data on quality and delivery", car_parts, { qcd_records = false }, held("tier2", "g_qcd_data")),

  -- What international standard cannot do without.
  best_but("HACCP alone is no quality system", car_parts, { gov_cert = "haccp" },
    { tier_before_gates = "intl", tier = "tier1", gates = { "g_qms", "g_sector_cert" } }),
  best_but("electronics with ISO 9001, without ISO 14001 and QC 080000", boards,
    { gov_cert = "iso_9001", esg_certs = "rba_vap" }, held("tier1", "g_sector_cert")),
  best_but("electronics that does not control restricted substances", boards, { esg_chem = 1 },
    held("tier1", "g_substances")),
  best_but("software without managed information security", software, { dig_infosec = 1 }, held("tier1", "g_infosec")),

  example "a self-assessment, however good" {
    firm = car_parts,
    answers = { every = "best" },
    expect = { overall = 100, tier_before_gates = "intl", tier = "tier1", gates = { "g_unverified" } },
  },

  -- Whom a gate does not concern.
  best_but("no conditional line: no licence for one is asked", { sector = "precision_mech", has_conditional_line = false },
    { gov_permit = false }, { tier = "intl", gates = {} }),
  best_but("younger than two years: no statements for two are asked",
    { sector = "precision_mech", months_in_operation = 14 }, { fin_two_years = false }, { tier = "intl", gates = {} }),
  best_but("restricted substances are asked of four sectors only", { sector = "agro_processing" }, { esg_chem = 1 },
    { tier = "intl", gates = {} }),

  -- Two at once: the lowest cap holds.
  best_but("tax enforcement and no traceability", car_parts, { gov_tax = false, qcd_trace = 0 },
    { tier_before_gates = "intl", tier = "tier3", gates = { "g_tax", "g_traceability" } }),
}
