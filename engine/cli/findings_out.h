/* Findings about a set as files for programs. */
#ifndef ECA_CLI_FINDINGS_OUT_H
#define ECA_CLI_FINDINGS_OUT_H

#include "eca.h"

/* As JSON; model is NULL where the set does not load. */
void findings_json(const struct eca_findings *findings, const struct eca_model *model,
                   struct eca_output *out);
/* As SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), which code hosts and
 * editors show beside the lines. */
void findings_sarif(const struct eca_findings *findings, struct eca_output *out);

#endif
