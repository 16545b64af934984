#include "compiler/parser_impl.h"
void parser_diagnose_expression(Parser *p) { (void)p; }
void parser_diagnose_named_expression(Parser *p) { (void)p; }
void parser_diagnose_not(Parser *p, AstNode *(*operand)(Parser *)) { (void)p; (void)operand; }
void parser_diagnose_group(Parser *p) { (void)p; }
void parser_diagnose_display(Parser *p) { (void)p; }
void parser_diagnose_comprehension(Parser *p) { (void)p; }
void parser_diagnose_dict(Parser *p) { (void)p; }
void parser_diagnose_dict_comprehension(Parser *p) { (void)p; }
void parser_diagnose_strings(Parser *p) { (void)p; }
void parser_diagnose_field(Parser *p, bool template) { (void)p; (void)template; }
void parser_diagnose_arguments(Parser *p) { (void)p; }
void parser_diagnose_keyword(Parser *p) { (void)p; }
void parser_diagnose_starred(Parser *p) { (void)p; }
void parser_diagnose_parameters(Parser *p, bool lambda) { (void)p; (void)lambda; }
void parser_diagnose_star_parameters(Parser *p, bool lambda) { (void)p; (void)lambda; }
void parser_diagnose_keyword_parameters(Parser *p, bool lambda) { (void)p; (void)lambda; }
void parser_diagnose_default(Parser *p) { (void)p; }
void parser_diagnose_type_parameter(Parser *p) { (void)p; }
void parser_diagnose_assignment(Parser *p) { (void)p; }
void parser_diagnose_raise(Parser *p, const AstNode *exc) { (void)p; (void)exc; }
void parser_diagnose_import(Parser *p) { (void)p; }
void parser_diagnose_import_targets(Parser *p) { (void)p; }
void parser_diagnose_alias(Parser *p, bool dotted) { (void)p; (void)dotted; }
void parser_diagnose_indent(Parser *p, LexerTokenType keyword, const char *what) { (void)p; (void)keyword; (void)what; }
void parser_diagnose_if(Parser *p) { (void)p; }
void parser_diagnose_else(Parser *p) { (void)p; }
void parser_diagnose_while(Parser *p) { (void)p; }
void parser_diagnose_for(Parser *p) { (void)p; }
void parser_diagnose_for_target(Parser *p) { (void)p; }
void parser_diagnose_with_item(Parser *p) { (void)p; }
void parser_diagnose_with_indent(Parser *p) { (void)p; }
void parser_diagnose_with(Parser *p) { (void)p; }
void parser_diagnose_try(Parser *p) { (void)p; }
void parser_diagnose_except_indent(Parser *p, bool star) { (void)p; (void)star; }
void parser_diagnose_except(Parser *p, bool star) { (void)p; (void)star; }
void parser_diagnose_function(Parser *p) { (void)p; }
void parser_diagnose_class(Parser *p) { (void)p; }
void parser_diagnose_match(Parser *p) { (void)p; }
void parser_diagnose_case(Parser *p) { (void)p; }
void parser_diagnose_as_pattern(Parser *p) { (void)p; }
void parser_diagnose_class_pattern(Parser *p) { (void)p; }
