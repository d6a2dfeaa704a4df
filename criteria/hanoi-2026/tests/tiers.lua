-- Where the tiers lie, and the floors under single pillars that no good average makes up for.

local parts = { sector = "precision_mech", activities = { "machining" } }

return {
  example "the best there is, seen on the shop floor" {
    firm = parts,
    source = "site_visit", evidence = "e3",
    answers = { every = "best" },
    expect = { status = "ok", overall = 100, tier_before_gates = "intl", tier = "intl", gates = {}, completeness = 1 },
  },

  example "the worst there is" {
    firm = parts,
    source = "site_visit", evidence = "e3",
    answers = { every = "worst" },
    expect = {
      status = "ok", overall = 0, tier_before_gates = "not_ready", tier = "not_ready",
      gates = {
        "g_licence", "g_sector_permit", "g_environment", "g_fire", "g_labour", "g_tax", "g_safety_equipment",
        "g_fin_data", "g_traceability", "g_qcd_data", "g_qms", "g_sector_cert",
      },
    },
  },

  -- Half of every point is left: 50 is just enough for tier 2.
  example "the best there is, but only stated" {
    firm = parts,
    source = "site_visit", evidence = "e1",
    answers = { every = "best" },
    expect = { overall = 50, tier = "tier2", gates = {} },
  },

  example "the best there is, without any evidence" {
    firm = parts,
    source = "site_visit", evidence = "e0",
    answers = { every = "best" },
    expect = { status = "ok", overall = 0, tier = "not_ready", completeness = 1 },
  },

  -- An answer that is not measured counts nothing, and yet is one.
  example "no figures at all on quality" {
    firm = parts,
    source = "site_visit", evidence = "e3",
    answers = {
      every = "best",
      qcd_ppm = "ND", qcd_fpy = "ND", qcd_scrap = "ND", qcd_cpk = "ND", qcd_otd = "ND", qcd_value_added = "ND",
      qcd_kaizen = "ND",
    },
    expect = { status = "ok", completeness = 1, qcd = near(64, 1), tier = "tier1", gates = {} },
  },

  example "nothing is answered" {
    firm = parts,
    source = "site_visit",
    answers = { every = "missing" },
    expect = { status = "incomplete", overall = 0, completeness = 0 },
  },

  -- A tenth of the questions may stay open. Here it is all about sustainability, and a little more.
  example "sustainability is not answered" {
    firm = parts,
    source = "site_visit", evidence = "e3",
    answers = {
      every = "best",
      esg_permit = "missing", esg_ems = "missing", esg_waste = "missing", esg_energy_mgmt = "missing",
      esg_intensity = "missing", esg_fire = "missing", esg_inspect = "missing", esg_ohs = "missing",
      esg_ltifr = "missing", esg_zero = "missing", esg_si = "missing", esg_hours = "missing", esg_chem = "missing",
      esg_ghg = "missing", esg_disclosure = "missing", esg_certs = "missing",
    },
    expect = { status = "incomplete", esg = 0, completeness = at_most(0.9) },
  },

  example "four open questions do not keep a firm from its tier" {
    firm = parts,
    source = "site_visit", evidence = "e3",
    answers = { every = "best", rdi_spend = "missing", dig_ai = "missing", scm_promo = "missing", esg_ghg = "missing" },
    expect = {
      status = "ok", tier = "intl", completeness = at_least(0.96),
      missing = { "dig_ai", "rdi_spend", "scm_promo", "esg_ghg" },
    },
  },

  -- Statistics on variable characteristics have no meaning in sewing: their weight goes to the others.
  example "a garment maker without variable characteristics" {
    firm = { sector = "textile_garment", activities = { "textile" } },
    source = "site_visit", evidence = "e3",
    answers = { every = "best", qcd_spc = "NA", qcd_cpk = "NA", tec_msa = "NA", qcd_inspect = 3 },
    expect = { tier = "intl", qcd_cpk = "na", qcd_spc = "na", overall = near(99, 1) },
  },

  -- The floors, from the lowest tier with one to the highest.
  example "weak in sustainability: under the floor of tier 2" {
    firm = parts,
    source = "site_visit", evidence = "e3",
    answers = {
      every = "best", esg_ems = 0, esg_waste = 0, esg_energy_mgmt = 0, esg_intensity = -5, esg_ohs = 0, esg_ltifr = 10,
      esg_si = 80, esg_hours = 0, esg_chem = 0, esg_ghg = 0, esg_disclosure = 0, esg_certs = "none",
    },
    expect = { overall = at_least(90), esg = at_most(35), tier_before_gates = "tier3" },
  },

  example "middling in sustainability: under the floor of tier 1" {
    firm = parts,
    source = "site_visit", evidence = "e3",
    answers = {
      every = "best", esg_ems = 1, esg_waste = 0, esg_energy_mgmt = 1, esg_ohs = 1, esg_hours = 1, esg_chem = 1,
      esg_ghg = 0, esg_disclosure = 0, esg_certs = "none",
    },
    expect = { overall = at_least(90), esg = at_most(50), tier_before_gates = "tier2" },
  },

  example "no digital tools: a pillar under the floor of tier 1" {
    firm = parts,
    source = "site_visit", evidence = "e3",
    answers = {
      every = "best", dig_roadmap = 1, dig_dbi = 1, dig_erp = 1, dig_paperless = 1, dig_mes = 1, dig_connected = 0,
      dig_dashboard = 1, dig_ai = 0, dig_cad = 1, dig_edi = 1,
    },
    expect = { overall = at_least(90), dig = at_most(35), tier = "tier2" },
  },

  example "a pillar between the floors of tier 1 and of international standard" {
    firm = parts,
    source = "site_visit", evidence = "e3",
    answers = {
      every = "best", dig_roadmap = 2, dig_dbi = 4, dig_erp = 2, dig_paperless = 1, dig_mes = 1, dig_connected = 0,
      dig_dashboard = 1, dig_ai = 0, dig_cad = 1, dig_edi = 1,
    },
    expect = { overall = at_least(90), dig = at_least(35), tier = "tier1", gates = {} },
  },
}
