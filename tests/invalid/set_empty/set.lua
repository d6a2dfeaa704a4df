return set "t" {}
