local iso = "ISO"
return option "iso" { en = iso "9001" }
