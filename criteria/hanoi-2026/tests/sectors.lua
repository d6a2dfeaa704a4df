-- The twelve sectors: what a whole pillar counts in each, and which certificates open the way to
-- international standard.

-- All there is to ask about digital transformation, at its worst.
local function nothing_digital()
  return {
    every = "best",
    dig_roadmap = 0, dig_dbi = 0, dig_erp = 0, dig_paperless = 0, dig_mes = 0, dig_connected = 0, dig_dashboard = 0,
    dig_ai = 0, dig_cad = 0, dig_edi = 0, dig_infosec = 0, dig_backup = false, dig_privacy = false,
  }
end

-- What is lost is the weight of the pillar in the sector; and at 0 it is under the floor of tier 1.
local function without_digital(sector, overall)
  local named = example("nothing digital at all, otherwise the best: " .. (sector or "no sector"))
  return named {
    firm = { sector = sector or "missing" }, source = "site_visit", evidence = "e3", answers = nothing_digital(),
    expect = { dig = 0, overall = overall, tier = "tier2" },
  }
end

-- The certificates that a buyer asks of the sector, and no others.
local function certified(sector, activities, quality, social)
  local named = example("the certificates that " .. sector .. " needs, and no others")
  return named {
    firm = { sector = sector, activities = activities }, source = "site_visit", evidence = "e3",
    answers = { every = "best", gov_cert = quality, esg_certs = social },
    expect = { tier = "intl", gates = {} },
  }
end

return {
  without_digital("textile_garment", 92),
  without_digital("leather_footwear", 92),
  without_digital("it", 86),
  without_digital("precision_mech", 91),
  without_digital("electronics", 90),
  without_digital("automation_electrical", 89),
  without_digital("ai_dx", 85),
  without_digital("biotech", 92),
  without_digital("pharma", 91),
  without_digital("cosmetics", 92),
  without_digital("agro_processing", 92),
  without_digital("new_materials", 92),
  without_digital(nil, 90),

  certified("textile_garment", "textile", "iso_9001", { "wrap", "oekotex_step" }),
  certified("leather_footwear", "leather", "iso_9001", { "lwg", "bsci" }),
  certified("it", "software", { "cmmi_3", "cmmi_5" }, "none"),
  certified("ai_dx", { "software", "service_rd" }, "iso_9001", "none"),
  certified("precision_mech", "machining", { "iatf_16949", "as_9100" }, "none"),
  certified("electronics", "assembly", "iso_13485", { "iso_14001", "qc_080000", "rba_vap" }),
  certified("automation_electrical", "assembly", "iso_9001", { "iso_45001", "iso_50001" }),
  certified("new_materials", "batch", "iatf_16949", { "iso_14064", "leed" }),
  certified("biotech", "service_rd", "iso_17025", "none"),
  certified("pharma", "batch", { "gmp_who", "eu_gmp" }, "none"),
  certified("cosmetics", "batch", { "cgmp_asean", "iso_22716" }, "none"),
  certified("agro_processing", "food", { "iso_22000", "fssc_22000" }, "sa_8000"),
}
