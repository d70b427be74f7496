using System.Collections.Frozen;

namespace Comity.Kit.Search;

/// <summary>What letters with marks are without them. The program knows no cultures, so they are listed: canonical decompositions of Unicode, and letters
/// that are typed for one another.</summary>
internal static class MarkedLetters
{
    private const int HangulFirst = 0xac00;
    private const int HangulLast = 0xd7a3;
    private const int Vowels = 21;
    private const int Finals = 28;

    /// <summary>Typed for one another although Unicode does not decompose them; the first of a row stands for the others.</summary>
    private const string Alike = "dđð hħ iı lŀł nŋ oø tŧ اٱ هة يى";

    /// <summary>Small letters that Unicode decomposes into the first of their row and marks.</summary>
    private const string Decomposed = """
        aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ cçćĉċčḉ eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ iìíîïĩīĭįǐȉȋḭḯỉị nñńņňǹṅṇṉṋ
        oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự yýÿŷȳẏẙỳỵỷỹ dďḋḍḏḑḓ gĝğġģǧǵḡ hĥȟḣḥḧḩḫẖ jĵǰ kķǩḱḳḵ
        lĺļľḷḹḻḽ rŕŗřȑȓṙṛṝṟ sśŝşšșṡṣṥṧṩ tţťțṫṭṯṱẗ wŵẁẃẅẇẉẘ zźżžẑẓẕ æǣǽ ʒǯ øǿ ιΐίϊἰἱἲἳἴἵἶἷὶίῐῑῒΐῖῗ αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ
        εέἐἑἒἓἔἕὲέ ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ οόὀὁὂὃὄὅὸό ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ ϒϓϔ ийѝӣӥ еѐёӗ гѓ ії кќ
        уўӯӱӳ ѵѷ жӂӝ аӑӓ әӛ зӟ оӧ өӫ эӭ чӵ ыӹ اآأإ وؤ يئ ەۀ ہۂ ےۓ नऩ रऱ ळऴ कक़ खख़ गग़ जज़ डड़ ढढ़ फफ़ यय़ ডড় ঢঢ় যয় ਲਲ਼ ਸਸ਼ ਖਖ਼ ਗਗ਼ ਜਜ਼ ਫਫ਼ ଡଡ଼
        ଢଢ଼ ஒஔ གགྷ ཌཌྷ དདྷ བབྷ ཛཛྷ ཀཀྵ ဥဦ ᬅᬆ ᬇᬈ ᬉᬊ ᬋᬌ ᬍᬎ ᬑᬒ bḃḅḇ fḟ mḿṁṃ pṕṗ vṽṿ xẋẍ ſẛ ρῤῥ かが きぎ くぐ けげ こご さざ しじ すず せぜ そぞ ただ ちぢ つづ てで
        とど はばぱ ひびぴ ふぶぷ へべぺ ほぼぽ うゔ ゝゞ カガ キギ クグ ケゲ コゴ サザ シジ スズ セゼ ソゾ タダ チヂ ツヅ テデ トド ハバパ ヒビピ フブプ ヘベペ ホボポ ウヴ ワヷ ヰヸ ヱヹ ヲヺ ヽヾ ייִיּ ײײַ
        ששׁשׂשּׁשּׂשּ אאַאָאּ בבּבֿ גגּ דדּ ההּ ווּוֹ זזּ טטּ ךךּ ככּכֿ ללּ ממּ ננּ ססּ ףףּ פפּפֿ צצּ קקּ ררּ תתּ
        """;

    private static readonly FrozenDictionary<int, string> Plain = Table();

    /// <summary>A small letter without marks, by its code point; null where it is that already. A syllable of Hangul becomes its letters (Unicode,
    /// 3.12).</summary>
    public static string? Find(int letter) => letter is >= HangulFirst and <= HangulLast ? Syllable(letter - HangulFirst) : Plain.GetValueOrDefault(letter);

    private static string Syllable(int place)
    {
        var (first, vowel, last) = ((char)(0x1100 + (place / (Vowels * Finals))), (char)(0x1161 + (place / Finals % Vowels)), place % Finals);
        return last == 0 ? $"{first}{vowel}" : $"{first}{vowel}{(char)(0x11a7 + last)}";
    }

    private static FrozenDictionary<int, string> Table()
    {
        var table = new Dictionary<int, string> { ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['þ'] = "th" };
        foreach (var row in (string[])[.. Alike.Split(' '), .. Decomposed.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)])
            foreach (var letter in row.AsSpan(1))
                table[letter] = table.GetValueOrDefault(row[0]) ?? row[..1];
        return table.ToFrozenDictionary();
    }
}
