# exit: 1
# Carets count columns as wide as the characters are.
名前 = "日本語"
print("日本語" + 名前 + 名前.なし + "é")
