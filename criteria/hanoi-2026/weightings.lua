-- What counts how much in each of the 12 priority sectors. The numbers stand in place of the
-- pillars' own weights (gov 12, qcd 20, tec 12, dig 10, hrs 10, rdi 9, scm 10, fin 7, esg 10); each
-- row adds up to 100. An enterprise without a sector keeps the pillars' own.
--
-- basis: D. The sectors are those of Decision 6126 (art_6126_fr, art_6126_en); the shifts are ours.

return {
  -- Brands look at social and chemical audits first; machines differ less.
  weighting "textile_garment" {
    when = one_of("sector", { "textile_garment" }),
    gov = 12, qcd = 20, tec = 11, dig = 8, hrs = 10, rdi = 7, scm = 11, fin = 7, esg = 14,
  },

  -- Tanning and adhesives carry chemical risk; the trade is labour intensive.
  weighting "leather_footwear" {
    when = one_of("sector", { "leather_footwear" }),
    gov = 12, qcd = 20, tec = 11, dig = 8, hrs = 11, rdi = 7, scm = 10, fin = 7, esg = 14,
  },

  -- Capacity sits in people, software process and security.
  weighting "it" {
    when = one_of("sector", { "it" }),
    gov = 13, qcd = 16, tec = 8, dig = 14, hrs = 13, rdi = 12, scm = 10, fin = 7, esg = 7,
  },

  -- Tolerance, moulds and stability decide.
  weighting "precision_mech" {
    when = one_of("sector", { "precision_mech" }),
    gov = 12, qcd = 22, tec = 15, dig = 9, hrs = 10, rdi = 8, scm = 9, fin = 7, esg = 8,
  },

  -- Low PPM, restricted substances and labour are entry conditions.
  weighting "electronics" {
    when = one_of("sector", { "electronics" }),
    gov = 12, qcd = 22, tec = 13, dig = 10, hrs = 9, rdi = 8, scm = 9, fin = 6, esg = 11,
  },

  -- Design, type testing and control software matter more.
  weighting "automation_electrical" {
    when = one_of("sector", { "automation_electrical" }),
    gov = 12, qcd = 20, tec = 13, dig = 11, hrs = 9, rdi = 11, scm = 9, fin = 7, esg = 8,
  },

  -- Data, algorithms, people and security are the main assets.
  weighting "ai_dx" {
    when = one_of("sector", { "ai_dx" }),
    gov = 13, qcd = 15, tec = 7, dig = 15, hrs = 13, rdi = 13, scm = 10, fin = 7, esg = 7,
  },

  -- Value lies in research and biosafety control.
  weighting "biotech" {
    when = one_of("sector", { "biotech" }),
    gov = 13, qcd = 21, tec = 10, dig = 8, hrs = 10, rdi = 13, scm = 8, fin = 7, esg = 10,
  },

  -- GMP compliance and batch records decide whether there is a product at all.
  weighting "pharma" {
    when = one_of("sector", { "pharma" }),
    gov = 15, qcd = 23, tec = 11, dig = 9, hrs = 9, rdi = 9, scm = 8, fin = 7, esg = 9,
  },

  -- CGMP, own formulas and brand decide.
  weighting "cosmetics" {
    when = one_of("sector", { "cosmetics" }),
    gov = 14, qcd = 21, tec = 10, dig = 8, hrs = 10, rdi = 10, scm = 11, fin = 6, esg = 10,
  },

  -- Food safety, traceability and raw-material areas.
  weighting "agro_processing" {
    when = one_of("sector", { "agro_processing" }),
    gov = 12, qcd = 21, tec = 11, dig = 8, hrs = 10, rdi = 7, scm = 12, fin = 7, esg = 12,
  },

  -- Research, laboratory and environment matter more.
  weighting "new_materials" {
    when = one_of("sector", { "new_materials" }),
    gov = 11, qcd = 20, tec = 14, dig = 8, hrs = 9, rdi = 12, scm = 8, fin = 7, esg = 11,
  },
}
