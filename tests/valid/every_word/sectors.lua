return { option "metal" { vi = "Kim loại", en = "Metal" }, option "rubber" { "Rubber" } }
