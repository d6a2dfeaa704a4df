-- How answers may be written, and which rows are refused.

return set "reading" {
  version = "1",
  effective = { from = "2026-01-01", to = "2026-12-31" },
  languages = { "vi", "en" },
  name = { vi = "Đọc", en = "Reading" },
  completeness = 0.5,

  evidence { default = "seen",
    grade "seen" { factor = 1, en = "Seen" }, grade "told" { factor = 0.25, en = "Told" } },
  profile {
    text "name" { text = { vi = "Tên", en = "Name" } },
    date "founded" { text = { vi = "Thành lập", en = "Founded" } },
  },

  pillar "only" {
    name = { vi = "Chung", en = "Only" },
    criterion "all_types" {
      name = { vi = "Các loại", en = "All types" },
      yes_no "licence" { text = { vi = "Giấy phép", en = "Licence" } },
      level "stage" { text = { vi = "Mức", en = "Stage" },
        { 0, vi = "Không", en = "None" }, { 55.5, vi = "Một phần", en = "Some" }, { 100, vi = "Đủ", en = "All" } },
      multi "certs" { text = { vi = "Chứng chỉ", en = "Certificates" }, combine = "highest",
        option "none" { points = 5, alone = true, vi = "Không", en = "None" },
        option "iso_9001" { points = 75, vi = "ISO 9001", en = "ISO 9001" },
        option "iso_14001" { points = 60, vi = "ISO 14001", en = "ISO 14001" } },
      number "ppm" { text = { vi = "PPM", en = "PPM" }, unit = "ppm", min = 0, max = 1e6,
        points = linear { {0, 100}, {50, 90}, {500, 40}, {5000, 0} } },
      text "remark" { text = { vi = "Ghi chú", en = "Remark" }, required = true },
    },
  },

  tier "low" { from = 0, name = { vi = "Thấp", en = "Low" } },
  tier "top" { from = 50, name = { vi = "Cao", en = "Top" } },
  gate "remark_na" {
    unless = one_of("remark", {"NA", "a;b", "say \"so\""}), cap = "top", name = { vi = "Ghi chú", en = "Remark" },
  },
}
