"""The names that locales are known by besides their own: those of X11's table of aliases."""

# A locale's encoding where it has no other: language_TERRITORY.
_BY_ENCODING = {
    'CP1251': '''
        be_BY bg_BG
    ''',
    'CP1255': '''
        yi_US
    ''',
    'CP1256': '''
        ur_PK
    ''',
    'GB2312': '''
        zh_SG
    ''',
    'GEORGIAN-ACADEMY': '''
        ka_GE
    ''',
    'ISCII-DEV': '''
        hi_IN
    ''',
    'ISO8859-1': '''
        aa_DJ af_ZA br_FR ca_AD ca_ES ca_FR ca_IT cy_GB da_DK de_AT de_BE de_CH de_DE de_LI
        de_LU en_AU en_BE en_BW en_CA en_DK en_GB en_HK en_IE en_IL en_IN en_NZ en_PH en_SG
        en_US en_ZA en_ZW es_AR es_BO es_CL es_CO es_CR es_CU es_DO es_EC es_ES es_GT es_HN
        es_MX es_NI es_PA es_PE es_PR es_PY es_SV es_US es_UY es_VE eu_ES eu_FR fo_FO fr_BE
        fr_CA fr_CH fr_FR fr_LU ga_IE gd_GB gl_ES gv_GB id_ID is_IS it_CH it_IT kl_GL kw_GB
        mi_NZ ms_MY nb_NO nl_BE nl_NL nn_NO no_NO nr_ZA ny_NO oc_FR om_KE pd_DE pd_US ph_PH
        pp_AN pt_BR pt_PT rw_RW so_DJ so_KE so_SO ss_ZA st_ZA sv_FI sv_SE tl_PH ts_ZA wa_BE
        xh_ZA zu_ZA
    ''',
    'ISO8859-10': '''
        lg_UG
    ''',
    'ISO8859-11': '''
        th_TH
    ''',
    'ISO8859-13': '''
        lt_LT lv_LV
    ''',
    'ISO8859-15': '''
        an_ES ast_ES et_EE fi_FI mg_MG nso_ZA tn_ZA
    ''',
    'ISO8859-2': '''
        bs_BA cs_CZ hr_HR hsb_DE hu_HU pl_PL ro_RO sh_HR sk_SK sl_CS sl_SI sq_AL
    ''',
    'ISO8859-3': '''
        eo_EO eo_XX mt_MT
    ''',
    'ISO8859-4': '''
        ee_EE
    ''',
    'ISO8859-5': '''
        mk_MK
    ''',
    'ISO8859-6': '''
        ar_AA ar_AE ar_BH ar_DZ ar_EG ar_IQ ar_JO ar_KW ar_LB ar_LY ar_MA ar_OM ar_QA ar_SA
        ar_SD ar_SY ar_TN ar_YE
    ''',
    'ISO8859-7': '''
        el_CY el_GR
    ''',
    'ISO8859-8': '''
        he_IL
    ''',
    'ISO8859-9': '''
        ku_TR tr_CY tr_TR
    ''',
    'ISO8859-9E': '''
        az_AZ
    ''',
    'KOI8-C': '''
        tg_TJ
    ''',
    'KOI8-U': '''
        ru_UA uk_UA
    ''',
    'MULELAO-1': '''
        lo_LA
    ''',
    'NUNACOM-8': '''
        iu_CA
    ''',
    'TATAR-CYR': '''
        tt_RU
    ''',
    'TCVN': '''
        vi_VN
    ''',
    'TSCII-0': '''
        ta_IN
    ''',
    'UTF-8': '''
        aa_ER aa_ET agr_PE ak_GH am_ET anp_IN ar_IN ar_SS as_IN ayc_PE az_IR bem_ZM ber_DZ
        ber_MA bho_IN bho_NP bi_VU bn_BD bn_IN bo_CN bo_IN brx_IN byn_ER ce_RU chr_US ckb_IQ
        cmn_TW crh_RU crh_UA csb_PL cv_RU de_IT doi_IN dsb_DE dv_MV dz_BT en_AG en_NG en_ZM
        fa_IR ff_SN fil_PH fur_IT fy_DE fy_NL gbm_IN gez_ER gez_ET gu_IN ha_NG hak_TW hif_FJ
        hne_IN ht_HT hy_AM ia_FR ig_NG ik_CA kab_DZ km_KH kn_IN kok_IN ks_IN kv_RU ky_KG lb_LU
        li_BE li_NL lij_IT ln_CD lzh_TW mag_IN mai_IN mai_NP mdf_RU mfe_MU mhr_RU miq_NI mjw_IN
        ml_IN mn_MN mni_IN mnw_MM mr_IN my_MM nan_TW nds_DE nds_NL ne_NP nhn_MX niu_NU niu_NZ
        nl_AW om_ET or_IN os_RU pa_IN pa_PK pap_AN pap_AW pap_CW ps_AF quz_PE raj_IN rif_MA
        ru_RU sa_IN sah_RU sat_IN sc_IT scn_IT sd_IN sd_PK se_NO sgs_LT shn_MM shs_CA si_LK
        sid_ET sm_WS so_ET sq_MK sr_CS sr_ME sr_RS ssy_ER su_ID sw_KE sw_TZ szl_PL ta_LK te_IN
        the_NP ti_ER ti_ET tig_ER tk_TM to_TO tpi_PG ug_CN unm_US ur_IN uz_UZ ve_ZA wae_CH
        wal_ET wo_SN yo_NG yue_HK yuw_PG zgh_MA
    ''',
    'big5': '''
        zh_TW
    ''',
    'big5hkscs': '''
        zh_HK
    ''',
    'eucJP': '''
        ja_JP
    ''',
    'eucKR': '''
        ko_KR
    ''',
    'gb2312': '''
        zh_CN
    ''',
    'ptcp154': '''
        kk_KZ
    ''',
}

# The territory of a language where none is named.
_TERRITORIES = '''
    af_ZA am_ET ar_AA as_IN az_AZ be_BY bg_BG br_FR bs_BA ca_ES cs_CZ cy_GB da_DK de_DE ee_EE
    el_GR en_US eo_XX es_ES et_EE eu_ES fa_IR fi_FI fo_FO fr_FR ga_IE gd_GB gl_ES gv_GB he_IL
    hi_IN hne_IN hr_HR hu_HU id_ID is_IS it_IT iu_CA ja_JP ka_GE kl_GL kn_IN ko_KR ks_IN kw_GB
    ky_KG lo_LA lt_LT lv_LV mai_IN mi_NZ mk_MK ml_IN mr_IN ms_MY mt_MT nb_NO nl_NL nn_NO no_NO
    nr_ZA nso_ZA ny_NO oc_FR or_IN pa_IN pd_US ph_PH pl_PL pp_AN pt_PT ro_RO ru_RU rw_RW sd_IN
    si_LK sk_SK sl_SI sq_AL sr_RS ss_ZA st_ZA sv_SE ta_IN te_IN tg_TJ th_TH tl_PH tn_ZA tr_TR
    ts_ZA tt_RU uk_UA ur_PK uz_UZ ve_ZA vi_VN wa_BE xh_ZA yi_US zu_ZA
'''

# All others.
_OTHERS = '''
    a3=az_AZ.KOI8-C a3_az=az_AZ.KOI8-C a3_az.koic=az_AZ.KOI8-C american=en_US.ISO8859-1
    arabic=ar_AA.ISO8859-6 az_az.iso88599e=az_AZ.ISO8859-9E be@latin=be_BY.UTF-8@latin
    be_bg.utf8=bg_BG.UTF-8 be_by@latin=be_BY.UTF-8@latin bhb_in.utf8=bhb_IN.UTF-8
    bokmal=nb_NO.ISO8859-1 bokmål=nb_NO.ISO8859-1 bulgarian=bg_BG.CP1251 c=C
    c-french=fr_CA.ISO8859-1 c.ascii=C c.en=C c.iso88591=en_US.ISO8859-1 c_c=C c_c.c=C
    ca_es@valencia=ca_ES.UTF-8@valencia catalan=ca_ES.ISO8859-1 cextend=en_US.ISO8859-1
    chinese-s=zh_CN.eucCN chinese-t=zh_TW.eucTW croatian=hr_HR.ISO8859-2 cs_cs=cs_CZ.ISO8859-2
    cz=cs_CZ.ISO8859-2 cz_cz=cs_CZ.ISO8859-2 czech=cs_CZ.ISO8859-2 danish=da_DK.ISO8859-1
    dansk=da_DK.ISO8859-1 deutsch=de_DE.ISO8859-1 dutch=nl_NL.ISO8859-1
    dutch.iso88591=nl_BE.ISO8859-1 eesti=et_EE.ISO8859-1 el_gr@euro=el_GR.ISO8859-15
    en_dl.utf8=en_DL.UTF-8 en_sc.utf8=en_SC.UTF-8 en_uk=en_GB.ISO8859-1
    en_us@euro@euro=en_US.ISO8859-15 en_zw.utf8=en_ZS.UTF-8 eng_gb=en_GB.ISO8859-1
    english=en_EN.ISO8859-1 english_uk=en_GB.ISO8859-1 english_united-states=en_US.ISO8859-1
    english_united-states.437=C english_us=en_US.ISO8859-1 eo.utf8=eo.UTF-8
    eo_us.utf8=eo_US.UTF-8 estonian=et_EE.ISO8859-1 fa_ir.isiri3342=fa_IR.ISIRI-3342
    finnish=fi_FI.ISO8859-1 français=fr_FR.ISO8859-1 fre_fr=fr_FR.ISO8859-1
    french=fr_FR.ISO8859-1 french.iso88591=fr_CH.ISO8859-1 french_france=fr_FR.ISO8859-1
    galego=gl_ES.ISO8859-1 galician=gl_ES.ISO8859-1 ger_de=de_DE.ISO8859-1
    german=de_DE.ISO8859-1 german.iso88591=de_CH.ISO8859-1 german_germany=de_DE.ISO8859-1
    greek=el_GR.ISO8859-7 hebrew=he_IL.ISO8859-8 hi_in.isciidev=hi_IN.ISCII-DEV
    hrvatski=hr_HR.ISO8859-2 hungarian=hu_HU.ISO8859-2 hy_am.armscii8=hy_AM.ARMSCII_8
    ia=ia.UTF-8 icelandic=is_IS.ISO8859-1 ie=ie.UTF-8 in=id_ID.ISO8859-1 in_id=id_ID.ISO8859-1
    iso-8859-1=en_US.ISO8859-1 iso-8859-15=en_US.ISO8859-15 iso8859-1=en_US.ISO8859-1
    iso8859-15=en_US.ISO8859-15 iso_8859_1=en_US.ISO8859-1 iso_8859_15=en_US.ISO8859-15
    italian=it_IT.ISO8859-1 iu_ca.nunacom8=iu_CA.NUNACOM-8 iw=he_IL.ISO8859-8
    iw_il=he_IL.ISO8859-8 iw_il.utf8=iw_IL.UTF-8 ja_jp.euc=ja_JP.eucJP ja_jp.mscode=ja_JP.SJIS
    ja_jp.pck=ja_JP.SJIS japan=ja_JP.eucJP japanese=ja_JP.eucJP japanese-euc=ja_JP.eucJP
    japanese.euc=ja_JP.eucJP jp_jp=ja_JP.eucJP ka_ge.georgianacademy=ka_GE.GEORGIAN-ACADEMY
    ka_ge.georgianps=ka_GE.GEORGIAN-PS ka_ge.georgianrs=ka_GE.GEORGIAN-ACADEMY
    ko_kr.euc=ko_KR.eucKR korean=ko_KR.eucKR korean.euc=ko_KR.eucKR
    ks_in@devanagari.utf8=ks_IN.UTF-8@devanagari lithuanian=lt_LT.ISO8859-13
    lo_la.cp1133=lo_LA.IBM-CP1133 lo_la.ibmcp1133=lo_LA.IBM-CP1133
    lo_la.mulelao1=lo_LA.MULELAO-1 ltg_lv.utf8=ltg_LV.UTF-8 no@nynorsk=ny_NO.ISO8859-1
    no_no.iso88591@bokmal=no_NO.ISO8859-1 no_no.iso88591@nynorsk=no_NO.ISO8859-1
    norwegian=no_NO.ISO8859-1 nynorsk=nn_NO.ISO8859-1 polish=pl_PL.ISO8859-2
    portuguese=pt_PT.ISO8859-1 portuguese_brazil=pt_BR.ISO8859-1 posix=C posix-utf2=C
    romanian=ro_RO.ISO8859-2 rumanian=ro_RO.ISO8859-2 russian=ru_RU.ISO8859-5
    sd_in@devanagari.utf8=sd_IN.UTF-8@devanagari serbocroatian=sr_RS.UTF-8@latin
    sh=sr_RS.UTF-8@latin sh_ba.iso88592@bosnia=sr_CS.ISO8859-2 sh_hr.iso88592=hr_HR.ISO8859-2
    sh_sp=sr_CS.ISO8859-2 sh_yu=sr_RS.UTF-8@latin sinhala=si_LK.UTF-8 slovak=sk_SK.ISO8859-2
    slovene=sl_SI.ISO8859-2 slovenian=sl_SI.ISO8859-2 sp=sr_CS.ISO8859-5 sp_yu=sr_CS.ISO8859-5
    spanish=es_ES.ISO8859-1 spanish_spain=es_ES.ISO8859-1 sr@cyrillic=sr_RS.UTF-8
    sr@latn=sr_RS.UTF-8@latin sr_cs.iso88592@latn=sr_CS.ISO8859-2 sr_cs@latn=sr_CS.UTF-8@latin
    sr_rs@latn=sr_RS.UTF-8@latin sr_sp=sr_CS.ISO8859-2 sr_yu=sr_RS.UTF-8@latin
    sr_yu.cp1251@cyrillic=sr_CS.CP1251 sr_yu.iso88592=sr_CS.ISO8859-2
    sr_yu.iso88595=sr_CS.ISO8859-5 sr_yu.iso88595@cyrillic=sr_CS.ISO8859-5
    sr_yu.microsoftcp1251@cyrillic=sr_CS.CP1251 sr_yu.utf8=sr_RS.UTF-8
    sr_yu.utf8@cyrillic=sr_RS.UTF-8 sr_yu@cyrillic=sr_RS.UTF-8 swedish=sv_SE.ISO8859-1
    syr=syr.UTF-8 ta_in.tscii=ta_IN.TSCII-0 ta_in.tscii0=ta_IN.TSCII-0 tcy_in.utf8=tcy_IN.UTF-8
    th_th.tactis=th_TH.TIS620 th_th.tis620=th_TH.TIS620 thai=th_TH.ISO8859-11 tok=tok.UTF-8
    tt_ru.tatarcyr=tt_RU.TATAR-CYR tt_ru@iqtelif=tt_RU.UTF-8@iqtelif turkish=tr_TR.ISO8859-9
    univ.utf8=en_US.UTF-8 universal.utf8@ucs4=en_US.UTF-8 uz_uz@cyrillic=uz_UZ.UTF-8
    vi_vn.tcvn=vi_VN.TCVN vi_vn.tcvn5712=vi_VN.TCVN vi_vn.viscii=vi_VN.VISCII
    vi_vn.viscii111=vi_VN.VISCII zh=zh_CN.eucCN zh_cn.big5=zh_TW.big5 zh_cn.euc=zh_CN.eucCN
    zh_hk.big5hk=zh_HK.big5hkscs zh_sg.gbk=zh_SG.GBK zh_tw.euc=zh_TW.eucTW
    zh_tw.euctw=zh_TW.eucTW
'''


def _aliases():
    aliases = dict([other.split('=') for other in _OTHERS.split()])
    for encoding, names in _BY_ENCODING.items():
        aliases.update([(name.lower(), f'{name}.{encoding}') for name in names.split()])
    for name in _TERRITORIES.split():
        aliases[name.split('_')[0]] = aliases[name.lower()]
    return aliases


locale_alias = _aliases()
