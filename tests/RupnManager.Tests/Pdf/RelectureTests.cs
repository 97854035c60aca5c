using System.Text;
using System.Text.RegularExpressions;
using RupnManager.Pdf;
using RupnManager.Pdf.Moteur;
using RupnManager.Pdf.Textes;

namespace RupnManager.Tests.Pdf;

public sealed partial class RelectureTests
{
    [Fact]
    public void La_relecture_rend_le_texte_de_chaque_page_dans_l_ordre()
    {
        var pages = Relecture.Pages(LettreDeMissionPdf.Rendre(LettreExemple.Validee()));

        Assert.Equal(5, pages.Count);
        Assert.StartsWith("Académie de démonstrationCollège Les Trois-Rivières", pages[0], StringComparison.Ordinal);
        Assert.Contains(DecretIfic.Preambule[1], pages[3], StringComparison.Ordinal);
        Assert.All(pages, (page, i) => Assert.EndsWith($"Page {i + 1} sur 5", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Des_caracteres_de_meme_trace_n_empechent_pas_d_imprimer_et_le_plus_courant_est_extrait()
    {
        var pages = Relecture.Pages(LettreDeMissionPdf.Rendre(LettreExemple.Projet() with { Moyens = ["fin\u2009; grec\u037E grand\u00ADmère, arc-en-ciel, 1\u202F250 ; ﬁn"] }));

        Assert.Contains("fin\u202F; grec; grandmère, arc-en-ciel, 1\u202F250 ; ﬁn", string.Concat(pages), StringComparison.Ordinal);
    }

    [Fact]
    public void Plus_de_cent_caracteres_differents_se_relisent_tous()
    {
        var alphabet = string.Concat(Enumerable.Range(0x21, 0x5E).Concat(Enumerable.Range(0xC0, 0x40)).Concat(Enumerable.Range(0x391, 17)).Concat(Enumerable.Range(0x410, 0x40)).Select(c => (char)c));

        var pdf = LettreDeMissionPdf.Rendre(LettreExemple.Projet() with { Moyens = [alphabet] });

        Assert.Contains(alphabet, string.Concat(Relecture.Pages(pdf)), StringComparison.Ordinal);
    }

    [Fact]
    public void Les_tables_de_caracteres_ont_cent_plages_au_plus_par_bloc()
    {
        var lettre = LettreExemple.Projet() with { Moyens = [string.Concat(Enumerable.Range(0xC0, 0x180).Select(c => (char)c).Where(char.IsLetter))] };
        var texte = Encoding.Latin1.GetString(LettreDeMissionPdf.Rendre(lettre));

        var plages = FluxExpression().Matches(texte)
            .Select(f => Encoding.Latin1.GetString(Inflate(Encoding.Latin1.GetBytes(texte[(f.Index + f.Length)..]))))
            .SelectMany(flux => Regex.Matches(flux, @"(\d+) beginbfrange")).Select(m => int.Parse(m.Groups[1].Value)).ToList();
        Assert.Contains(100, plages);
        Assert.All(plages, nombre => Assert.InRange(nombre, 1, 100));
    }

    [Fact]
    public void Chaque_flux_compresse_finit_par_la_somme_de_son_contenu()
    {
        var texte = Encoding.Latin1.GetString(LettreDeMissionPdf.Rendre(LettreExemple.Validee()));
        var flux = FluxExpression().Matches(texte);

        Assert.True(flux.Count >= 10);
        Assert.All(flux, f =>
        {
            var octets = Encoding.Latin1.GetBytes(texte.Substring(f.Index + f.Length, int.Parse(LongueurExpression().Match(f.Value).Groups[1].Value)));
            Assert.Equal(Adler(Inflate(octets)), octets[^4..]);
        });
        Assert.Single(Regex.Matches(texte, "<x:xmpmeta"));
    }

    private static byte[] Inflate(byte[] zlib)
    {
        using var flux = new System.IO.Compression.DeflateStream(new MemoryStream(zlib[2..]), System.IO.Compression.CompressionMode.Decompress);
        using var sortie = new MemoryStream();
        flux.CopyTo(sortie);
        return sortie.ToArray();
    }

    private static byte[] Adler(byte[] octets)
    {
        var (a, b) = (1u, 0u);
        foreach (var octet in octets)
            b = (b + (a = (a + octet) % 65521)) % 65521;
        return [(byte)(b >> 8), (byte)b, (byte)(a >> 8), (byte)a];
    }

    [GeneratedRegex(@"obj\n<<(?:(?!endobj).)*?/FlateDecode(?:(?!endobj).)*?>>\nstream\n", RegexOptions.Singleline)]
    private static partial Regex FluxExpression();

    [GeneratedRegex(@"/Length\s+(\d+)")]
    private static partial Regex LongueurExpression();
}
