# SPDX-License-Identifier: Apache-2.0
#
# Rscript tests/reference/measure.R tests/data/measure
#
# Makes the tables that tests/measure/test-reference.c holds the library to,
# with R's own functions and, where base R has none, with the published
# formulas written out.  The tables are committed: no test needs R.
# A cell of several numbers parts them by blanks; NA is one that is missing.
args <- commandArgs(trailingOnly = TRUE)
folder <- if (length(args) > 0) args[1] else "tests/data/measure"
set.seed(903)

text <- function(x) paste(ifelse(is.na(x), "NA", sprintf("%.17g", x)),
                          collapse = " ")
table_of <- function(name, columns, rows) {
  out <- file(file.path(folder, paste0(name, ".tsv")), "wb")
  writeLines(paste0("# Made by tests/reference/measure.R with ",
                    R.version.string, ": ", paste(columns, collapse = ", ")),
             out)
  for (row in rows) writeLines(paste(vapply(row, text, ""), collapse = "\t"),
                               out)
  close(out)
}
pick <- function(...) sample(c(...), 1)
confidence <- function() pick(0.8, 0.9, 0.95, 0.95, 0.99, 0.998, 0.999)
size <- function() pick(sample(1:12, 1), sample(1:200, 1),
                        sample(1:20000, 1), sample(1:2000000, 1))

# --- distributions -----------------------------------------------------------
tails <- c(1e-6, 1e-4, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.4, 0.5)
rows <- list()
add <- function(...) rows[[length(rows) + 1]] <<- list(...)
for (p in c(10^-(1:15), tails, 1 - tails, runif(60))) add(1, p, 0, 0, qnorm(p))
for (x in c(0, 0.1, 1, 1.96, 3, 5, 8, 20, -1, -4, runif(40, -6, 30)))
  add(2, x, 0, 0, pnorm(x, lower.tail = FALSE))
for (a in c(0.5, 1, 1.5, 2, 3, 9, 10, 11.5, 30, 100, 999, 12345, 1e6))
  for (p in tails) {
    add(3, a, p, 0, qgamma(p, a))
    add(3, a, p, 1, qgamma(p, a, lower.tail = FALSE))
  }
for (i in 1:300) {
  a <- exp(runif(1, log(0.3), log(1e6)))
  x <- a * exp(rnorm(1) * min(1, 2 / sqrt(a)))
  add(4, a, x, 0, pgamma(x, a))
  add(4, a, x, 1, pgamma(x, a, lower.tail = FALSE))
}
for (a in c(0.5, 1, 2, 5, 13, 100, 5000, 400000))
  for (b in c(0.5, 1, 3, 13, 250, 90000)) for (p in tails) {
    add(5, a, b, p, qbeta(p, a, b))
    add(6, a, b, p, qbeta(p, b, a, lower.tail = FALSE))
  }
for (df in c(1, 2, 3, 5, 10, 29, 120, 9999, 1e6))
  for (p in tails[tails < 0.5])
    add(7, p, df, 0, qt(p, df, lower.tail = FALSE))
for (x in c(0.001, 0.1, 1, 3.841, 9.5495, 25, 100, 900, rexp(30, 0.1)))
  add(8, x, 0, 0, pchisq(x, 1, lower.tail = FALSE))
table_of("special", c("function", "a", "b", "c", "expected"), rows)

# --- proportions ---------------------------------------------------------------
wilson <- function(x, n, conf) {
  z <- qnorm(1 - (1 - conf) / 2)
  low <- (2 * x + z^2 - z * sqrt(z^2 + 4 * x * (1 - x / n))) / 2 / (n + z^2)
  high <- (2 * x + z^2 + z * sqrt(z^2 + 4 * x * (1 - x / n))) / 2 / (n + z^2)
  c(max(0, low), min(1, high))
}
share <- function() {
  n <- size()
  c(pick(0, n, min(1, n), sample(0:n, 3, replace = TRUE),
         rbinom(3, n, runif(3))), n)
}
rows <- list()
for (i in 1:700) {
  s <- share(); conf <- confidence()
  exact <- binom.test(s[1], s[2], conf.level = conf)$conf.int
  w <- wilson(s[1], s[2], conf)
  if (s[1] == 0) w[1] <- 0
  if (s[1] == s[2]) w[2] <- 1
  add(s[1], s[2], conf, s[1] / s[2], w, exact)
}
table_of("proportion", c("x", "n", "confidence", "value", "wilson", "exact"),
         rows)

rows <- list()
for (i in 1:600) {
  a <- share(); b <- share(); conf <- confidence()
  p <- a[1] / a[2]; q <- b[1] / b[2]
  w <- wilson(a[1], a[2], conf); v <- wilson(b[1], b[2], conf)
  if (a[1] == 0) w[1] <- 0
  if (a[1] == a[2]) w[2] <- 1
  if (b[1] == 0) v[1] <- 0
  if (b[1] == b[2]) v[2] <- 1
  add(a, b, conf, p - q, p - q - sqrt((p - w[1])^2 + (v[2] - q)^2),
      p - q + sqrt((w[2] - p)^2 + (q - v[1])^2))
}
table_of("difference", c("x n", "x n", "confidence", "value", "lower",
                         "upper"), rows)

# --- counts and rates ------------------------------------------------------------
exact <- function(x, conf) {
  a <- (1 - conf) / 2
  c(if (x == 0) 0 else qgamma(a, x), qgamma(a, x + 1, lower.tail = FALSE))
}
byar <- function(x, conf) {
  z <- qnorm((1 - conf) / 2, lower.tail = FALSE)
  low <- if (x == 0) NA else x * (1 - 1 / (9 * x) - z / (3 * sqrt(x)))^3
  if (!is.na(low) && low < 0) low <- NA
  c(low, (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1)))^3)
}
count <- function() pick(0, 1, 2, 8, 9, 9.5, 10, 11, rpois(3, 4),
                         rpois(3, 30), rpois(2, 1000), rpois(1, 300000),
                         round(runif(2, 0, 30), 2))
rows <- list()
for (i in 1:700) {
  x <- count(); n <- pick(runif(3, 0.5, 1e6), size()); conf <- confidence()
  per <- pick(1, 100, 1000, 10000, 1e5) / n
  rule <- if (x < 10) exact(x, conf) else byar(x, conf)
  add(x, n, conf, per * n, x * per, rule * per, exact(x, conf) * per,
      byar(x, conf) * per)
}
table_of("rate", c("x", "n", "confidence", "multiplier", "value", "rule",
                   "exact", "byar"), rows)

rows <- list()
for (i in 1:600) {
  x <- c(pick(0, rpois(4, 5), rpois(3, 60)), pick(rpois(4, 5) + 1,
                                                  rpois(3, 80) + 1))
  n <- runif(2, 10, 5000); conf <- confidence()
  interval <- poisson.test(x, n, conf.level = conf)
  # poisson.test stops at the precision of qbeta; the odds are its own.
  a <- (1 - conf) / 2
  odds <- function(p) p / (1 - p) * n[2] / n[1]
  low <- if (x[1] == 0) 0 else odds(qbeta(a, x[1], x[2] + 1))
  high <- odds(qbeta(a, x[1] + 1, x[2], lower.tail = FALSE))
  stopifnot(abs(high / interval$conf.int[2] - 1) < 1e-6)
  add(c(x[1], n[1]), c(x[2], n[2]), conf, x[1] / n[1] / (x[2] / n[2]), low,
      high)
}
table_of("ratio", c("x n", "x n", "confidence", "value", "lower", "upper"),
         rows)

rows <- list()
for (i in 1:500) {
  k <- sample(1:8, 1)
  n <- round(runif(k, 1, 5000)); x <- rpois(k, n * runif(k, 0, 0.02))
  rn <- round(runif(k, 1000, 1e6)); rx <- round(rn * runif(k, 0.0001, 0.02))
  w <- round(runif(k, 100, 10000)); conf <- confidence()
  expected <- sum(rx / rn * n); o <- sum(x)
  ci <- (if (o < 10) exact(o, conf) else byar(o, conf)) / expected
  crude <- sum(rx) / sum(rn) * 1000
  direct <- c(NA, NA, NA)
  if (o >= 10) {
    value <- sum(w * x / n) / sum(w)
    var <- sum(w^2 * x / n^2) / sum(w)^2
    direct <- c(value, value + sqrt(var / o) * (byar(o, conf) - o)) * 1000
  }
  add(x, n, rx, rn, w, conf, c(o / expected, ci) * 100,
      c(o / expected, ci) * crude, direct)
}
table_of("standardised", c("x", "n", "reference x", "reference n", "weights",
                           "confidence", "ratio x 100", "rate per 1000",
                           "direct rate per 1000"), rows)

# --- means and quantiles ---------------------------------------------------------
rows <- list()
for (i in 1:500) {
  x <- round(rnorm(sample(2:40, 1), pick(0, 50, 1e6), pick(0.1, 5, 200)),
             sample(0:4, 1))
  conf <- confidence()
  if (length(unique(x)) == 1) x[1] <- x[1] + 1
  add(x, conf, mean(x), t.test(x, conf.level = conf)$conf.int)
}
table_of("mean", c("values", "confidence", "value", "limits"), rows)

rows <- list()
probabilities <- c(0, 0.05, 0.25, 1 / 3, 0.5, 0.75, 0.9, 1)
groups <- function(x, q, invert) {
  n <- sum(!is.na(x))
  if (n < q) return(rep(0, length(x)))
  r <- rank(if (invert) -x else x, ties.method = "min", na.last = "keep")
  g <- q + 1 - ceiling((n + 1 - r) * q / n - 1e-9)
  ifelse(is.na(x), 0, g)
}
for (i in 1:500) {
  x <- round(runif(sample(1:30, 1), 0, 100), sample(0:2, 1))
  x[sample(length(x), length(x) %/% 8)] <- NA
  if (all(is.na(x))) x[1] <- 1
  q <- sample(2:10, 1)
  high <- rank(-x, ties.method = "min", na.last = "keep")
  low <- rank(x, ties.method = "min", na.last = "keep")
  add(x, quantile(x, probabilities, type = 7, na.rm = TRUE), high, low, q,
      groups(x, q, FALSE), groups(x, q, TRUE))
}
table_of("quantile", c("values", "quantiles", "rank high", "rank low",
                       "groups", "group", "group inverted"), rows)

# --- funnels ---------------------------------------------------------------------
rows <- list()
z <- qnorm(c(0.025, 0.001), lower.tail = FALSE)
for (i in 1:60) {
  k <- sample(3:25, 1); n <- round(exp(runif(k, log(2), log(3000))))
  x <- pmin(n, rbinom(k, n, pmin(1, runif(1) * exp(rnorm(k, 0, 0.3)))))
  if (sum(x) == 0) x[1] <- 1
  av <- sum(x) / sum(n); half <- outer(sqrt(av * (1 - av) / n), z)
  low <- pmax(av - half, 0); high <- pmin(av + half, 1); v <- x / n
  level <- ifelse(v < low[, 2], 3, ifelse(v > high[, 2], 5,
           ifelse(v < low[, 1], 2, ifelse(v > high[, 1], 4, 1))))
  add(1, x, n, 100, av * 100, low[, 1] * 100, high[, 1] * 100, low[, 2] * 100,
      high[, 2] * 100, level)
}
for (i in 1:60) {
  k <- sample(3:25, 1); n <- round(exp(runif(k, log(50), log(30000))))
  x <- rpois(k, n * 0.01 * exp(rnorm(k, 0, 0.4)))
  if (sum(x) == 0) x[1] <- 1
  av <- sum(x) / sum(n)
  limit <- function(p) sapply(x, function(e) av * e / exact(e, 1 - 2 * p)[2])
  upper <- function(p) sapply(x, function(e)
    if (e == 0) Inf else av * e / exact(e, 1 - 2 * p)[1])
  own <- function(p) t(sapply(seq_along(x), function(j)
    (if (x[j] < 10) exact(x[j], 1 - 2 * p)
     else byar(x[j], 1 - 2 * p)) / n[j]))
  inner <- own(0.025); outer_ <- own(0.001)
  level <- ifelse(outer_[, 2] < av, 3, ifelse(outer_[, 1] > av, 5,
           ifelse(inner[, 2] < av, 2, ifelse(inner[, 1] > av, 4, 1))))
  add(2, x, n, 10000, av * 10000, limit(0.025) * 10000, upper(0.025) * 10000,
      limit(0.001) * 10000, upper(0.001) * 10000, level)
}
table_of("funnel", c("kind", "x", "n", "multiplier", "average", "lower 95",
                     "upper 95", "lower 99.8", "upper 99.8",
                     "significance"), rows)

# --- trends ----------------------------------------------------------------------
kendall <- function(y) {
  n <- length(y); s <- 0; slopes <- c()
  for (i in seq_len(n - 1)) for (j in (i + 1):n) {
    s <- s + sign(y[j] - y[i]); slopes <- c(slopes, (y[j] - y[i]) / (j - i))
  }
  t <- table(y)
  v <- (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5))) / 18
  p <- if (n <= 10 && all(t == 1) && n > 2)
    cor.test(seq_len(n), y, method = "kendall", exact = TRUE)$p.value
  else if (s == 0 || v <= 0) 1
  else 2 * pnorm((abs(s) - 1) / sqrt(v), lower.tail = FALSE)
  c(s, v, p, median(slopes))
}
flat <- function(b, scale) abs(b) < 1e-13 * scale
way <- function(t, y, w) {
  signs <- sapply(0:5, function(k) {
    keep <- setdiff(1:5, k)
    b <- unname(coef(lm(y[keep] ~ t[keep], weights = w[keep]))[2])
    if (flat(b, max(abs(y)))) 0 else sign(b)
  })
  if (all(signs == signs[1])) signs[1] else 0
}
verdict <- function(chi2, sign) {
  if (is.na(chi2) || chi2 <= 9.549535706 || sign == 0) 3 else 2 - (sign > 0)
}
rows <- list()
for (i in 1:600) {
  k <- sample(5:12, 1); n <- round(runif(k, 5, pick(30, 400, 5000)))
  p <- plogis(qlogis(runif(1, 0.05, 0.95)) + rnorm(1, 0, 0.3) * seq_len(k) +
                rnorm(k, 0, 0.1))
  x <- rbinom(k, n, p)
  if (i %% 10 == 0) { n <- rep(40, k); x <- rbinom(k, 40, 0.5) }
  last <- (k - 4):k
  test <- function(x, n) if (sum(x) == 0 || sum(x) == sum(n)) NA
    else unname(suppressWarnings(prop.trend.test(x, n)$statistic))
  chi2 <- test(x, n); recent <- test(x[last], n[last])
  add_ <- if (any(x[last] == 0 | x[last] == n[last])) 0.5 else 0
  y <- log((x[last] + add_) / (n[last] - x[last] + add_))
  m <- kendall(x / n)
  add(x, n, chi2, pchisq(chi2, 1, lower.tail = FALSE), recent,
      verdict(recent, way(1:5, y, rep(1, 5))), m)
}
table_of("trend", c("x", "n", "chi2", "p", "recent chi2", "verdict",
                    "s variance p slope"), rows)

rows <- list()
for (i in 1:500) {
  k <- sample(5:10, 1)
  y <- round(rnorm(1, 50, 10) + rnorm(1, 0, 2) * seq_len(k) + rnorm(k), 2)
  h <- round(runif(k, 0.2, 6), 2); low <- y - h; high <- y + h
  last <- (k - 4):k
  chi2 <- function(y, low, high) {
    w <- 1 / ((high - low) / 3.92)^2; t <- seq_along(y)
    sw <- sum(w); swt <- sum(w * t); swtt <- sum(w * t * t)
    b <- (sw * sum(w * t * y) - swt * sum(w * y)) / (sw * swtt - swt^2)
    (b / sqrt(sw / (sw * swtt - swt^2)))^2
  }
  w <- 1 / ((high[last] - low[last]) / 3.92)^2
  recent <- chi2(y[last], low[last], high[last])
  add(y, low, high, chi2(y, low, high), recent,
      verdict(recent, way(1:5, y[last], w)))
}
table_of("trend_interval", c("values", "lower", "upper", "chi2",
                             "recent chi2", "verdict"), rows)

rows <- list()
for (i in 1:500) {
  k <- pick(3:10, sample(3:40, 1)); k <- k[1]
  y <- round(rnorm(k, 20, pick(1, 5, 50)) + seq_len(k) * rnorm(1, 0, 0.5),
             sample(0:3, 1))
  add(y, kendall(y))
}
table_of("kendall", c("values", "s variance p slope"), rows)

# --- forecasts -------------------------------------------------------------------
rows <- list()
for (i in 1:500) {
  k <- sample(8:40, 1); h <- sample(seq_len(k %/% 2), 1); conf <- confidence()
  y <- round(cumsum(rnorm(k, 0, pick(0.2, 1))) + rnorm(k, 60, 2), 2)
  t <- 0:(k - 1)
  line <- predict(lm(y ~ t), data.frame(t = k - 1 + h),
                  interval = "prediction", level = conf)
  d <- diff(y); m <- length(d)
  walk <- y[k] + mean(d) * h + c(-1, 1) * qt(1 - (1 - conf) / 2, m - 1) *
    sd(d) * sqrt(h + h^2 / m)
  add(y, h, conf, line[1], min(line[2], walk[1]), max(line[3], walk[2]))
}
table_of("forecast", c("values", "steps", "confidence", "value", "lower",
                       "upper"), rows)
