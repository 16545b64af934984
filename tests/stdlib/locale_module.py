import locale, _locale, os
for v in ('LC_ALL','LC_CTYPE','LANG','LANGUAGE'): os.environ.pop(v,None)
print(locale.setlocale(locale.LC_ALL,'C'), locale.localeconv(), locale.setlocale(locale.LC_NUMERIC))
def tr(f,*a,**k):
    try: return f(*a,**k)
    except Exception as e: return type(e).__name__, str(e)
print(tr(locale.setlocale,locale.LC_ALL,'nope'), locale.Error, tr(locale.setlocale,locale.LC_ALL,3), tr(locale.strcoll,'a','b')<0, locale.strcoll('b','a')>0, locale.strcoll('a','a'), locale.strxfrm('abc'), tr(locale.strcoll,'a\0','b'))
for n in ['de','de_DE','de_de.utf8','de_AT@euro','fr_FR.UTF-8','C','POSIX','en_US.utf-8@euro','ja_JP.eucJP','xx_YY','no@nynorsk','sr_RS@latin','ca_ES@valencia','zh','german','en.ISO8859-15','az_AZ.iso88599e','tt_RU.UTF-8@iqtelif','a:b','','be_BY.utf8@latin','ru_RU.KOI8-R','de.latin1','uz_UZ@cyrillic','univ','en_GB.88591']:
    print(n, locale.normalize(n), tr(locale._parse_localename,n))
print(len(locale.locale_alias), sorted(locale.locale_alias.items())[::37], len(locale.locale_encoding_alias), sorted(locale.locale_encoding_alias))
print(tr(locale.getlocale), tr(locale.getlocale,locale.LC_ALL), locale.setlocale(locale.LC_ALL,('C',None)), tr(locale.setlocale,locale.LC_ALL,(1,)))
locale._override_localeconv.update({'decimal_point':',','grouping':[3,3,0],'thousands_sep':'.','mon_decimal_point':',','mon_grouping':[3,2,0],'mon_thousands_sep':' ','frac_digits':2,'int_frac_digits':3,'currency_symbol':'€','int_curr_symbol':'EUR ','p_cs_precedes':0,'n_cs_precedes':1,'p_sep_by_space':1,'n_sep_by_space':0,'positive_sign':'+','negative_sign':'-','p_sign_posn':1,'n_sign_posn':1})
for f,v in [('%d',1234567),('%10.2f|',12345.678),('%-15.1f|',-1234567.8),('%s %% %d',('x',99999)),('%(a)d %(b).1f %%',{'a':123456,'b':1.5}),('%*d',(12,345678)),('%e',12345.0),('%x %i',(255,1000)),('no',()),('%+d',1234),('%05d',12345), ('%s',1.5),('%.*f',(2,3.14159))]:
    print(repr(tr(locale.format_string,f,v)), repr(tr(locale.format_string,f,v,True)), repr(tr(locale.format_string,f,v,True,True)))
for pos in range(6):
    locale._override_localeconv.update(p_sign_posn=pos,n_sign_posn=pos); print([locale.currency(v,s,g,i) for v in (1234567.891,-5) for s in (0,1) for g in (0,1) for i in (0,1)])
print(locale.str(1.25), locale.atof('1.234,5'), locale.atoi('1.234'), locale.delocalize('1.234,5'), locale.localize('1234.5',True))
locale._override_localeconv.clear(); print(tr(locale.currency,5), locale.str(1e20), locale.nl_langinfo(locale.DAY_1), locale.nl_langinfo(locale.CODESET), tr(locale.nl_langinfo,12345678), locale.nl_langinfo(locale.D_T_FMT))
print(_locale.gettext('hello'), _locale.textdomain(None), _locale.dgettext('a','b'), tr(_locale.bindtextdomain,'',None), _locale.dcgettext('a','b',locale.LC_MESSAGES))
print([n for n in ('LC_CTYPE','LC_NUMERIC','LC_TIME','LC_COLLATE','LC_MONETARY','LC_MESSAGES','LC_ALL','CHAR_MAX','CODESET','DAY_1','_DATE_FMT') if hasattr(_locale,n)], sorted(locale.__all__))
