-- What is worked out from the profile, and what is asked of whom.

-- The lines of Decree 80/2021: few people, and little revenue or little capital.
local function of_size(size, name, sector, people, revenue, capital)
  local named = example(name)
  return named {
    firm = {
      -- A fictitious code with a sound check digit.
      tax_code = "9900087514", sector = sector, headcount = people, revenue_bn = revenue, capital_bn = capital,
    },
    source = "site_visit", evidence = "e3",
    answers = { every = "best" },
    expect = { size = size },
  }
end

return {
  of_size("micro", "a workshop of ten with little revenue is micro", "precision_mech", 10, 3, 5),
  of_size("small", "a plant of 90 with much revenue and little capital is small", "precision_mech", 90, 60, 15),
  of_size("medium", "a plant of 200 with enough revenue for it is medium", "precision_mech", 200, 150, 120),
  of_size("large", "a plant of 201 is large", "precision_mech", 201, 10, 10),
  of_size("medium", "a software house of 90 is not small any more", "it", 90, 60, 15),

  example "without the revenue there is no size class" {
    firm = { sector = "precision_mech", headcount = 10, capital_bn = 5 },
    answers = { every = "missing" },
    expect = { size = "missing" },
  },

  example "a dependent unit has a code of 13 digits" {
    firm = { tax_code = "9900087514-001", sector = "precision_mech" },
    source = "site_visit", evidence = "e3",
    answers = { every = "best" },
    expect = { status = "ok", tier = "intl" },
  },

  -- Only software and services: what is asked about goods does not apply.
  example "a software house is not asked about goods" {
    firm = { sector = "it", activities = { "software", "service_rd" } },
    source = "site_visit", evidence = "e3",
    answers = { every = "best" },
    expect = { tier = "intl", qcd_ppm = "na", qcd_trace = "na", tec_oee = "na", qcd_sw_life = 100, tec_sw_ops = 100 },
  },

  example "a workshop is not asked about software" {
    firm = { sector = "precision_mech", activities = { "machining" } },
    source = "site_visit", evidence = "e3",
    answers = { every = "best" },
    expect = { tier = "intl", qcd_ppm = 100, qcd_sw_life = "na", tec_sw_ops = "na" },
  },

  example "a firm that only sells laboratory services" {
    firm = { sector = "biotech", activities = { "service_rd" } },
    source = "site_visit", evidence = "e3",
    answers = { every = "best", gov_cert = "iso_17025" },
    expect = { tier = "intl", tec_calibration = "na", qcd_sw_life = "na" },
  },

  -- What the profile does not say is asked.
  example "nothing is known of the firm" {
    source = "site_visit", evidence = "e3",
    answers = { every = "best" },
    expect = { status = "ok", overall = 100, tier = "tier1", gates = { "g_sector_cert" }, gov_permit = 100, qcd_ppm = 100 },
  },
}
