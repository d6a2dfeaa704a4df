---@meta

-- The criteria language, for editors with the Lua language server: completion, help while hovering
-- and type errors while typing. Nothing runs this file; the words here are those the engine knows.
-- The language in one page: README.md beside this file.
--
-- Of Lua itself a criteria file may use these words, in texts no patterns, no random numbers:
--   Lua:    assert error ipairs pairs select tonumber tostring type
--   math:   abs acos asin atan ceil cos deg exp floor fmod huge log max maxinteger min mininteger modf
--           pi rad sin sqrt tan tointeger type ult
--   string: byte char find format len lower rep reverse sub upper
--   table:  concat insert remove sort unpack
--   utf8:   char codepoint codes len offset
-- `pairs` goes through sorted keys, `find` takes what it looks for as it stands, `rep` and `format` end
-- at 32 KiB. There are no files, network, clock, load, require, pcall, setmetatable, coroutine or debug,
-- and no global can be set.

-- ---- Kinds of values ----------------------------------------------------------------------------

---A text for people: one for every language of the set, `{ vi = "…", en = "…", fr = "…" }`, or a
---plain string that serves them all. `eca check` warns about a language that is missing; reports
---then use the set's first language.
---@alias eca.Text string|table<string, string>

---Anything that stands in the list of a set, pillar, criterion …: what the words below give back.
---@class eca.Node

---How the scores of children make one score: `mean {…}`, `weighted {…}`, `lowest {…}` …
---@class eca.Expression

---What is true, false or not applicable of one assessment: `yes "q"`, `all {…}` …
---@class eca.Condition

---A scale that turns a number into points: `linear {…}` or `bands {…}`.
---@class eca.Scale

---What an example expects of a score: `near(81.4, 0.05)`, `at_least(70)`.
---@class eca.Expected

---The id of a scored child, or an expression over them.
---@alias eca.Part string|eca.Expression

---What one step of a question costs: "S" 1, "M" 3, "L" 8, or a number. "fixed": not the firm's to
---change.
---@alias eca.Effort "S"|"M"|"L"|"fixed"|number

---A date as functions see it.
---@class eca.Date
---@field year integer # such as 2026
---@field month integer # 1 to 12
---@field day integer # 1 to 31
---@field days integer # days since 1970-01-01

---The scores below a node, 0 to 100, nil where not applicable: `scores.spc`. A name that does not
---exist is an error.
---@class eca.Scores
---@field [string] number? # id → score

---Typed answers, by question: boolean, integer level, option id, number, date, string, or a set such as
---`{ iso_9001 = true }`; nil when missing, no data or not applicable. A name that does not exist is an
---error.
---@class eca.Answers
---@field [string] any # id → answer

---The firm: its profile fields, and two facts about the assessment.
---@class eca.Firm
---@field source "self"|"site_visit" # who answered: the firm itself, or an assessor on the spot
---@field assessed_on eca.Date? # nil where the assessment has no date
---@field [string] any # profile field → its value

---Works out a score: points 0 to 100, or nil for not applicable, and optionally a note that the report
---prints beside the score. It keeps nothing from one call to the next.
---@alias eca.ScoreFunction fun(scores: eca.Scores, answers: eca.Answers, firm: eca.Firm): number?, eca.Text?

---A condition written in Lua: true, false, or nil for not applicable.
---@alias eca.ConditionFunction fun(scores: eca.Scores, answers: eca.Answers, firm: eca.Firm): boolean?

---@alias eca.AnyCondition eca.Condition|eca.ConditionFunction
---@alias eca.AnyScore eca.Expression|eca.ScoreFunction

-- ---- A set --------------------------------------------------------------------------------------

---@class eca.Set
---@field version string # required, such as "2026.1"
---@field effective { from: string, to: string? } # dates "YYYY-MM-DD"; `from` is required, `to` may stay open
---@field languages string[] # required; the first is the default, such as { "vi", "en", "fr" }
---@field name eca.Text # required
---@field notice? eca.Text # printed on every report
---@field missing? "zero"|"exclude" # what a question without an answer scores; default "zero"
---@field completeness? number # share 0 to 1 of required questions below which there is no tier; default 0.9
---@field na_limit? number # share 0 to 1 of a pillar set aside by the assessor above which it is thin; default 0.5
---@field display? { max: number, decimals: integer } # how scores are shown to people; default { max = 100, decimals = 1 }
---@field score? eca.AnyScore # how pillars make the overall score; default: the mean by their weights
---@field [integer] eca.Node # pillars, tiers, gates, weightings, profile, evidence, programme

---A criteria set: what set.lua returns. It needs a version, a start, languages, a name, a pillar and
---a tier.
---
---    return set "hanoi-2026" {
---      version = "2026.1",
---      effective = { from = "2026-01-01", to = "2030-12-31" },
---      languages = { "vi", "en" },
---      name = { vi = "…", en = "…" },
---      include "profile",
---      include "pillars/qcd",
---      include "tiers",
---    }
---@param id string # a to z, 0 to 9, _ and -
---@return fun(fields: eca.Set): eca.Node
function set(id) end

---Runs another file of the set's folder and puts its value here: one node, or a list of them.
---
---    include "pillars/qcd"          -- runs pillars/qcd.lua
---@param path string # without ".lua", inside the set's folder
---@return eca.Node
function include(path) end

-- ---- Questions ----------------------------------------------------------------------------------

---What every question may have.
---@class eca.Question
---@field text eca.Text # the question
---@field help? eca.Text # shown beside it in the questionnaire
---@field evidence? eca.Text # what an assessor asks to see
---@field period? eca.Text # what time the answer covers, such as "last 12 months"
---@field weight? number # in its criterion; default 1; 0: asked but not counted
---@field applies_if? eca.AnyCondition # over answers and profile; where it is false the question is not applicable by rule
---@field na? boolean|eca.Text # true, or a text saying when: the assessor may answer N/A; default: N/A is refused
---@field required? boolean # counts for completeness; default true where scored, else false
---@field missing? "zero"|"exclude" # in place of the set's
---@field valid? fun(x: any, firm: eca.Firm): boolean|eca.Text # true, or a message that rejects the assessment
---@field effort? eca.Effort # cost of one step; default: that of the criterion's action
---@field support? string # a support area of the programme, in place of the criterion's

---@class eca.YesNo: eca.Question
---@field points? { yes: number, no: number } # both; default { yes = 100, no = 0 }

---A question answered yes or no: 100 or 0 points.
---
---    yes_no "gov_licence" { text = { vi = "…", en = "…" }, weight = 40 }
---@param id string
---@return fun(fields: eca.YesNo): eca.Node
function yes_no(id) end

---One level: its points, then its text in every language.
---@class eca.LevelRow
---@field [1] number # points 0 to 100
---@field [string] string # language → text

---@class eca.Level: eca.Question
---@field [integer] eca.LevelRow # worst first

---A question answered with one of the described levels, 0 the first, worst first.
---
---    level "spc" {
---      text = { vi = "…", en = "Statistical process control" },
---      weight = 2,
---      { 0,   vi = "…", en = "Not used" },
---      { 40,  vi = "…", en = "On special characteristics" },
---      { 100, vi = "…", en = "Everywhere, with reaction plans" },
---    }
---@param id string
---@return fun(fields: eca.Level): eca.Node
function level(id) end

---@class eca.Option
---@field points? number # 0 to 100; all options of a question have points, or none has
---@field alone? boolean # of a multi: excludes the other options; default false
---@field applies_if? eca.AnyCondition # elsewhere the option earns nothing
---@field [string] any # language → text

---One answer of a choice, multi or derived field.
---
---    option "iso_9001" { points = 75, vi = "ISO 9001", en = "ISO 9001" }
---@param id string # unique in its question
---@return fun(fields: eca.Option|eca.Text): eca.Node
function option(id) end

---@class eca.Choice: eca.Question
---@field [integer] eca.Node # options

---A question answered with one of several options, in no order. Without points it is not scored.
---
---    choice "ownership" {
---      text = { vi = "…", en = "Ownership" },
---      option "private" { vi = "Tư nhân", en = "Private" },
---      option "fdi" { vi = "FDI", en = "FDI" },
---    }
---@param id string
---@return fun(fields: eca.Choice): eca.Node
function choice(id) end

---@class eca.Multi: eca.Question
---@field combine? "sum"|"highest" # "sum" (default, at most 100) or the points of the best option
---@field [integer] eca.Node # options

---A question answered with any number of options, or none. Without points it is not scored.
---
---    multi "certificates" {
---      text = { vi = "…", en = "…" }, combine = "highest",
---      option "none" { points = 0, alone = true, vi = "Không có", en = "None" },
---      option "iso_9001" { points = 75, vi = "ISO 9001", en = "ISO 9001" },
---    }
---@param id string
---@return fun(fields: eca.Multi): eca.Node
function multi(id) end

---@class eca.Number: eca.Question
---@field unit? eca.Text # such as "%", "ppm" or { vi = "năm", en = "years" }
---@field min? number # in `unit`; a smaller answer is refused
---@field max? number # in `unit`; a greater answer is refused
---@field points? eca.Scale|fun(x: number): number?, eca.Text? # without points it is not scored

---A question answered with a number.
---
---    number "customer_ppm" {
---      text = { vi = "…", en = "…" }, unit = "ppm", min = 0, max = 1e6,
---      points = linear { {0, 100}, {50, 90}, {500, 40}, {5000, 0} },
---    }
---@param id string
---@return fun(fields: eca.Number): eca.Node
function number(id) end

---Points on straight lines between { x, points } pairs, x ascending; beyond the ends, the end's
---points.
---
---    points = linear { {80, 0}, {95, 65}, {99.5, 100} }
---@param pairs number[][]
---@return eca.Scale
function linear(pairs) end

---Points in steps: those of the last { start, points } pair whose start is at most x; below the first
---start, the first's.
---
---    points = bands { {0, 0}, {80, 40}, {90, 70}, {98, 100} }
---@param pairs number[][]
---@return eca.Scale
function bands(pairs) end

---@class eca.DateQuestion: eca.Question
---@field points? fun(date: eca.Date, assessed_on: eca.Date): number?, eca.Text? # without points it is not scored

---A question answered with a date, YYYY-MM-DD.
---
---    date "last_calibration" {
---      text = { vi = "…", en = "…" },
---      points = function(date, assessed_on)
---        return assessed_on.days - date.days <= 365 and 100 or 0
---      end,
---    }
---@param id string
---@return fun(fields: eca.DateQuestion): eca.Node
function date(id) end

---A question answered with free text; never scored.
---
---    text "name" { text = { vi = "Tên doanh nghiệp", en = "Enterprise name" } }
---@param id string
---@return fun(fields: eca.Question): eca.Node
function text(id) end

-- ---- Pillars, criteria, actions -----------------------------------------------------------------

---@class eca.Pillar
---@field name eca.Text # as reports call it
---@field why? eca.Text # why it counts
---@field weight? number # in the overall score; default 1
---@field score? eca.AnyScore # default: the mean of its criteria by their weights
---@field [integer] eca.Node # criteria

---A pillar: a group of criteria.
---
---    return pillar "qcd" {
---      name = { vi = "…", en = "Production process and quality" },
---      weight = 20,
---      criterion "process_control" { … },
---    }
---@param id string
---@return fun(fields: eca.Pillar): eca.Node
function pillar(id) end

---@class eca.Criterion
---@field name eca.Text # as reports call it
---@field why? eca.Text # why it counts
---@field weight? number # in its pillar; default 1
---@field standard? eca.Text # the standards behind it, such as "IATF 16949; VDA 6.3"
---@field support? string # a support area of the programme
---@field score? eca.AnyScore # default: the mean of its questions by their weights
---@field [integer] eca.Node # questions, and an action

---A criterion: a group of questions, and what to do where it scores low.
---
---    criterion "process_control" {
---      name = { vi = "…", en = "Process control" },
---      weight = 20,
---      score = weighted { spc = 2, customer_ppm = 1 },
---      level "spc" { … },
---      number "customer_ppm" { … },
---      action { … },
---    }
---@param id string
---@return fun(fields: eca.Criterion): eca.Node
function criterion(id) end

---@class eca.Action
---@field effort eca.Effort # also what one step of each question of the criterion costs
---@field months? integer[] # usual time, { from, to }
---@field below? number # told to firms whose criterion scores less, 0 to 100; default 100
---@field support? string # a support area of the programme
---@field measure? string # a measure of that support area
---@field first? eca.Text # the first thing to do on Monday
---@field text? eca.Text # what to do, or the languages themselves
---@field [string] any # language → what to do

---What a firm is told to do when its criterion scores low.
---
---    action {
---      effort = "M", months = { 3, 6 }, below = 65, support = "s2", measure = "s2_tools",
---      vi = "…", en = "Control plans for the main products",
---      first = { vi = "…", en = "One pilot part" },
---    }
---@param fields eca.Action
---@return eca.Node
function action(fields) end

-- ---- How scores combine -------------------------------------------------------------------------
-- Arguments are ids of scored children, or expressions over them. What is not applicable drops out,
-- and where nothing is left the result is not applicable. Every result is rounded to millionths.

---The mean of its parts.
---
---    score = mean { "spc", "customer_ppm" }
---@param parts eca.Part[]
---@return eca.Expression
function mean(parts) end

---The mean of its parts by weight; the weight of a part that is not applicable goes to the others.
---
---    score = weighted { spc = 2, customer_ppm = 1 }
---    score = weighted { {"spc", 2}, {lowest { "a", "b" }, 1} }
---@param parts table
---@return eca.Expression
function weighted(parts) end

---The geometric mean, as a list or by weight: 0 where one part is 0.
---
---    score = geometric { "availability", "performance", "quality" }
---@param parts table
---@return eca.Expression
function geometric(parts) end

---The lowest of its parts.
---
---    score = lowest { "ppe", "machine_guarding" }
---@param parts eca.Part[]
---@return eca.Expression
function lowest(parts) end

---The highest of its parts.
---
---    score = highest { "own_laboratory", "outside_laboratory" }
---@param parts eca.Part[]
---@return eca.Expression
function highest(parts) end

---The sum of its parts, at most 100.
---
---    score = sum { "base", "bonus" }
---@param parts eca.Part[]
---@return eca.Expression
function sum(parts) end

---A part, but at most so many points.
---
---    score = capped(mean { "a", "b" }, 60)
---@param part eca.Part
---@param n number # 0 to 100
---@return eca.Expression
function capped(part, n) end

---The first part where the condition is true, else the second.
---
---    score = pick(yes "has_laboratory", "own_laboratory", "outside_laboratory")
---@param condition eca.AnyCondition
---@param part eca.Part
---@param other eca.Part
---@return eca.Expression
function pick(condition, part, other) end

---A constant.
---
---    score = pick(yes "exempt", points(100), "permit")
---@param n number # 0 to 100
---@return eca.Expression
function points(n) end

-- Names that are taken: harmonic, product, deduct, curve, rounded, pooled. A later version has them.

---Inside a function: the state of a question.
---
---    if state("spc") == "no_data" then … end
---@param question string
---@return "answered"|"missing"|"no_data"|"na"
function state(question) end

-- ---- Conditions ---------------------------------------------------------------------------------
-- Over questions and profile fields. False over a missing answer or no data; not applicable over one
-- that is, and then it drops out of all, any and none.

---The answer to a yes_no is yes.
---
---    unless = yes "gov_licence"
---@param question string
---@return eca.Condition
function yes(question) end

---The answer to a yes_no is no.
---
---    applies_if = none { no "has_tooling" }        -- asked where it is not known, too
---@param question string
---@return eca.Condition
function no(question) end

---A number, level or date is at least so much.
---
---    at_least("headcount", 50)
---    at_least("licence_until", "2026-12-31")
---@param question string
---@param n number|string # a date as "YYYY-MM-DD"
---@return eca.Condition
---@overload fun(n: number): eca.Expected
function at_least(question, n) end

---A number, level or date is at most so much.
---
---    at_most("headcount", 10)
---@param question string
---@param n number|string # a date as "YYYY-MM-DD"
---@return eca.Condition
---@overload fun(n: number): eca.Expected
function at_most(question, n) end

---The answer to a choice, level or text is one of these.
---
---    when = one_of("sector", { "electronics", "textile_garment" })
---@param question string
---@param values (string|integer)[]
---@return eca.Condition
function one_of(question, values) end

---The answer to a multi or choice holds this option.
---
---    has("gov_cert", "iatf_16949")
---@param question string
---@param id string
---@return eca.Condition
function has(question, id) end

---The answer to a multi or choice holds at least one of these options.
---
---    has_any("gov_cert", { "iso_9001", "iatf_16949" })
---@param question string
---@param ids string[]
---@return eca.Condition
function has_any(question, ids) end

---A multi or choice is answered, and holds nothing but these options.
---
---    only("activities", { "software", "service_rd" })
---@param question string
---@param ids string[]
---@return eca.Condition
function only(question, ids) end

---An answer was given.
---
---    answered "months_in_operation"
---@param question string
---@return eca.Condition
function answered(question) end

---A score is at least so much. Not in `applies_if` or `when`.
---
---    needs = score_at_least("qcd", 60)
---@param node string # a question, criterion, pillar or "overall"
---@param n number # 0 to 100
---@return eca.Condition
function score_at_least(node, n) end

---Every pillar that has a score has at least so much. Not in `applies_if` or `when`.
---
---    needs = every_pillar(35)
---@param n number # 0 to 100
---@return eca.Condition
function every_pillar(n) end

---At most so many applicable questions are missing. In `needs` and `unless` only.
---
---    needs = missing_at_most(5)
---@param n integer
---@return eca.Condition
function missing_at_most(n) end

---The assessment is a firm's own, not a site visit.
---
---    unless = none { self_assessed() }
---@return eca.Condition
function self_assessed() end

---All of these are true.
---
---    needs = all { score_at_least("qcd", 60), every_pillar(35) }
---@param conditions eca.AnyCondition[] # at least one
---@return eca.Condition
function all(conditions) end

---At least one of these is true.
---
---    any { has("gov_cert", "iso_9001"), has("gov_cert", "iatf_16949") }
---@param conditions eca.AnyCondition[] # at least one
---@return eca.Condition
function any(conditions) end

---None of these is true.
---
---    none { only("activities", { "software", "service_rd" }) }
---@param conditions eca.AnyCondition[] # at least one
---@return eca.Condition
function none(conditions) end

-- ---- Tiers and gates ----------------------------------------------------------------------------

---@class eca.Tier
---@field from number # overall score it starts at, 0 to 100; the first tier starts at 0
---@field name eca.Text # as reports call it
---@field meaning? eca.Text # what a firm of this tier can do
---@field needs? eca.AnyCondition # what else must hold; the first tier has none
---@field thin_ok? boolean # may be reached with a thin pillar; default true
---@field international? boolean # counts against the programme's target share; default false

---A tier. They stand from lowest to highest; a firm climbs as long as the next one's `from` and
---`needs` hold.
---
---    tier "tier1" {
---      from = 65,
---      needs = all { score_at_least("qcd", 60), every_pillar(35) },
---      name = { vi = "…", en = "Tier-1 supplier candidate" },
---    }
---@param id string
---@return fun(fields: eca.Tier): eca.Node
function tier(id) end

---@class eca.Gate
---@field when? eca.AnyCondition # elsewhere the gate is out of play; default: everywhere
---@field unless eca.AnyCondition # required; where it is false the gate fires
---@field cap? string # the tier it holds a firm at; this or `drop`
---@field drop? integer # how many tiers it takes away; this or `cap`
---@field name eca.Text # what holds the firm back, such as "No valid licence"

---What holds a firm below a tier whatever its score.
---
---    gate "licence" {
---      unless = yes "gov_licence",
---      cap = "not_ready",
---      name = { vi = "…", en = "No valid registration" },
---    }
---@param id string
---@return fun(fields: eca.Gate): eca.Node
function gate(id) end

-- ---- The firm, weightings, evidence -------------------------------------------------------------

---What describes a firm: a list of questions that are never scored, and of derived fields. Usable in
---every condition.
---
---    return profile {
---      text "name" { text = { vi = "Tên doanh nghiệp", en = "Enterprise name" } },
---      choice "sector" { text = { vi = "Ngành", en = "Sector" }, option "electronics" { … } },
---    }
---@param fields eca.Node[]
---@return eca.Node
function profile(fields) end

---@class eca.Derived
---@field text? eca.Text # what it is, such as "Size"
---@field help? eca.Text # how it is worked out
---@field value fun(firm: eca.Firm): string? # the id of one of its options, from the fields above; nil: missing
---@field [integer] eca.Node # options

---A profile field that is computed, not asked.
---
---    derived "size" {
---      text = { vi = "Quy mô", en = "Size" },
---      option "small" { vi = "Nhỏ", en = "Small" },
---      option "large" { vi = "Lớn", en = "Large" },
---      value = function(firm)
---        if not firm.headcount then return nil end
---        return firm.headcount <= 200 and "small" or "large"
---      end,
---    }
---@param id string
---@return fun(fields: eca.Derived): eca.Node
function derived(id) end

---@class eca.Weighting
---@field when eca.AnyCondition # over answers and profile; the first weighting whose `when` holds is used
---@field name? eca.Text # as reports call it; default: its id
---@field [string] any # node id → weight in place of its own

---Weights in place of the nodes' own, such as those of one sector.
---
---    weighting "electronics" {
---      when = one_of("sector", { "electronics" }),
---      qcd = 22, tec = 13,
---    }
---@param id string
---@return fun(fields: eca.Weighting): eca.Node
function weighting(id) end

---@class eca.Evidence
---@field default string # the grade of a visited answer that was given none
---@field [integer] eca.Node # grades

---How well answers were shown to be true on a site visit.
---
---    evidence {
---      default = "stated",
---      grade "none" { factor = 0, vi = "…", en = "No evidence" },
---      grade "stated" { factor = 0.5, vi = "…", en = "Stated only" },
---      grade "seen" { factor = 1, vi = "…", en = "Records seen" },
---    }
---@param fields eca.Evidence
---@return eca.Node
function evidence(fields) end

---@class eca.Grade
---@field factor number # 0 to 1; the points of a visited answer are multiplied by it
---@field [string] any # language → text

---One grade of evidence.
---
---    grade "seen" { factor = 1, vi = "Đã xem hồ sơ", en = "Records seen" }
---@param id string
---@return fun(fields: eca.Grade): eca.Node
function grade(id) end

-- ---- The programme ------------------------------------------------------------------------------

---What the cohort workbook, the action plans and the chain matching need: support areas, targets,
---chains and a quota. A set may have none.
---
---    return programme {
---      support_area "s1" { name = { … }, measure "s1_match" { … } },
---      target { year = 2030, firms = 1200, share = 0.40 },
---      chain "auto_moto" { name = { … }, provinces = { "hanoi" } },
---      support_quota { from = 200, to = 500 },
---    }
---@param fields eca.Node[]
---@return eca.Node
function programme(fields) end

---@class eca.SupportArea
---@field name? eca.Text # or the languages themselves
---@field [string] any # language → text
---@field [integer] eca.Node # measures

---An area of support that criteria and actions refer to.
---
---    support_area "s5" { name = { vi = "…", en = "Testing and certification" }, measure "s5_test" { … } }
---@param id string
---@return fun(fields: eca.SupportArea): eca.Node
function support_area(id) end

---@class eca.Measure
---@field name? eca.Text # or the languages themselves
---@field [string] any # language → text

---One thing the programme offers under a support area.
---
---    measure "s5_test" { vi = "Hỗ trợ chi phí thử nghiệm", en = "Cost support for testing" }
---@param id string
---@return fun(fields: eca.Measure|eca.Text): eca.Node
function measure(id) end

---What the programme aims at in a year: `firms` enterprises, a `share` (0 to 1) of them in the tier
---marked `international`.
---
---    target { year = 2030, firms = 1200, share = 0.40 }
---@param fields { year: integer, firms: number, share: number }
---@return eca.Node
function target(fields) end

---@class eca.Chain
---@field name? eca.Text # or the languages themselves
---@field [string] any # language → text
---@field provinces? string[] # options of the profile's province
---@field needs? eca.AnyCondition # which firms can be matched with it

---A regional supply chain.
---
---    chain "auto_moto" {
---      name = { vi = "Ô tô, xe máy", en = "Cars and motorcycles" },
---      provinces = { "hanoi", "phu_tho" },
---      needs = has("gov_cert", "iatf_16949"),
---    }
---@param id string
---@return fun(fields: eca.Chain): eca.Node
function chain(id) end

---How many firms are supported a year.
---
---    support_quota { from = 200, to = 500 }
---@param fields { from: number, to: number }
---@return eca.Node
function support_quota(fields) end

-- ---- Examples -----------------------------------------------------------------------------------
-- In the files of the set's folder tests/, each of which returns a list of them. `eca test` runs them.

---@class eca.Example
---@field firm? table<string, any> # profile fields
---@field source? "self"|"site_visit" # default "self"
---@field assessed_on? string # "YYYY-MM-DD"
---@field evidence? string # the grade of every answer that has none of its own
---@field answers? table<string, any> # by question: 2, "an_option", { "a", "b" }, true, "2026-01-31", "NA", "ND", "missing", or { value = …, evidence = "…" }; `every` = "best", "worst" or "missing" gives all the others
---@field expect table<string, any> # status, tier, tier_before_gates, gates, missing, completeness, a computed profile field, and any node's score: a number, near(…), at_least(…), at_most(…) or "na"

---A firm that must come out as expected.
---
---    example "a strong electronics supplier" {
---      firm = { sector = "electronics" },
---      source = "site_visit", evidence = "seen",
---      answers = { every = "best", spc = 1, customer_ppm = 120 },
---      expect = { tier = "tier1", overall = near(81.4, 0.05), qcd = at_least(70), gates = {} },
---    }
---@param title string # what it is there to show; no other example has it
---@return fun(fields: eca.Example): eca.Node
function example(title) end

---In `expect`: within so much of a score. (`at_least(70)` and `at_most(70)` there: a score of at least
---and at most 70.)
---
---    expect = { overall = near(81.4, 0.05) }
---@param score number # 0 to 100
---@param within number
---@return eca.Expected
function near(score, within) end
