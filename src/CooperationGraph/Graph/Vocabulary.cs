using System.Runtime.CompilerServices;
using System.Runtime.Serialization;
using System.Text;

namespace CooperationGraph.Graph;

/// <summary>
/// The closed lists of the graph model. Each is an enum, which stands with the label that has it; its words, <c>IN_FORCE</c> for <c>InForce</c>, are those of the
/// seed, of the stores and of the GraphQL schema's enums; a test compares them.
/// </summary>
public static class Vocabulary
{
    /// <summary>
    /// The codes of currencies by ISO 4217, with those that were withdrawn since 2010 for older sums (ANG, BGN, CUC, HRK, SLL, ZWL); without metals, bond units and
    /// tests. A list of its own: what .NET knows depends on the machine.
    /// </summary>
    public static readonly IReadOnlySet<string> Currencies = """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
        CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD
        HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL
        MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD
        RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD
        USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF XSU XUA YER ZAR ZMW ZWG ZWL
        """.Split([' ', '\n']).ToHashSet();

    /// <summary>The words of a closed list, in its order.</summary>
    public static IReadOnlyList<string> WordsOf<T>()
        where T : struct, Enum => Table<T>.Words;

    /// <summary>The word of a value; always the same instance.</summary>
    public static string Word<T>(this T value)
        where T : struct, Enum => Table<T>.Words[Unsafe.As<T, int>(ref value)];

    /// <summary>The value that a word stands for; null for any other text.</summary>
    public static T? Read<T>(string? word)
        where T : struct, Enum
    {
        var words = Table<T>.Words;
        for (var i = 0; i < words.Length; i++)
            if (words[i] == word) return Unsafe.As<int, T>(ref i);
        return null;
    }

    private static class Table<T>
        where T : struct, Enum
    {
        // By the values, which count from 0.
        public static readonly string[] Words = Array.ConvertAll(Enum.GetNames<T>(), name => typeof(T).GetField(name)!.GetCustomAttributes(typeof(EnumMemberAttribute), inherit: false) is [EnumMemberAttribute { Value: { } word }] ? word : InCapitals(name));

        private static string InCapitals(string name)
        {
            var word = new StringBuilder();
            for (var i = 0; i < name.Length; i++)
            {
                if (i > 0 && (char.IsAsciiLetterUpper(name[i]) || (char.IsAsciiDigit(name[i]) && char.IsAsciiLetter(name[i - 1])))) word.Append('_');
                word.Append(char.ToUpperInvariant(name[i]));
            }

            return word.ToString();
        }
    }
}

/// <summary>A language that names and titles are given in, by its code of ISO 639-1: first those that columns are in, then the others by code.</summary>
public enum Language
{
    En, Zh, Ru, Fr, Aa, Ab, Ae, Af, Ak, Am, An, Ar, As, Av, Ay, Az, Ba, Be, Bg, Bi, Bm, Bn, Bo, Br, Bs, Ca, Ce, Ch, Co, Cr, Cs, Cu, Cv, Cy, Da, De,
    Dv, Dz, Ee, El, Eo, Es, Et, Eu, Fa, Ff, Fi, Fj, Fo, Fy, Ga, Gd, Gl, Gn, Gu, Gv, Ha, He, Hi, Ho, Hr, Ht, Hu, Hy, Hz, Ia, Id, Ie, Ig, Ii, Ik, Io,
    Is, It, Iu, Ja, Jv, Ka, Kg, Ki, Kj, Kk, Kl, Km, Kn, Ko, Kr, Ks, Ku, Kv, Kw, Ky, La, Lb, Lg, Li, Ln, Lo, Lt, Lu, Lv, Mg, Mh, Mi, Mk, Ml, Mn, Mr,
    Ms, Mt, My, Na, Nb, Nd, Ne, Ng, Nl, Nn, No, Nr, Nv, Ny, Oc, Oj, Om, Or, Os, Pa, Pi, Pl, Ps, Pt, Qu, Rm, Rn, Ro, Rw, Sa, Sc, Sd, Se, Sg, Si, Sk,
    Sl, Sm, Sn, So, Sq, Sr, Ss, St, Su, Sv, Sw, Ta, Te, Tg, Th, Ti, Tk, Tl, Tn, To, Tr, Ts, Tt, Tw, Ty, Ug, Uk, Ur, Uz, Ve, Vi, Vo, Wa, Wo, Xh, Yi,
    Yo, Za, Zu,
}

/// <summary>How sure the compilers are of a row.</summary>
public enum Confidence { High, Medium, Low, Unverified }

/// <summary>How a number stands to what it counts.</summary>
public enum Comparison { Equal, Approximately, Nearly, Reached, MoreThan, LessThan, UpTo, Range }
