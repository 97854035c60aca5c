using System.Text.RegularExpressions;
using RupnManager.Domain.Acteurs;

namespace RupnManager.Tests.Architecture;

/// <summary>Qui connaît qui : chaque couche n'emploie que celles du dessous.</summary>
public sealed partial class CouchesTests
{
    [Fact]
    public void Le_coeur_ne_connait_pas_HTTP()
    {
        var fautes = Source.Lire("src/RupnManager.Core", ".cs", 80).SelectMany(s => s.Trouver(MotsDeHttp()));
        Assert.Empty(fautes);

        var references = typeof(Acteur).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        Assert.True(references.Count >= 8, $"Seulement {references.Count} références lues.");
        Assert.DoesNotContain(references, r => r.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal)
            || r.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal)
            || r.StartsWith("Microsoft.AspNetCore.Routing", StringComparison.Ordinal));
    }

    [Fact]
    public void Les_pages_ne_connaissent_ni_EF_ni_la_base()
    {
        var code = Source.Lire("src/RupnManager.Web", ".cs", 15).SelectMany(s => s.Trouver(MotsDeLaBase()).Where(f => !EstPermis(s, f)));
        var vues = Source.Lire("src/RupnManager.Web", ".cshtml", 10).SelectMany(s => s.Trouver(MotsDeLaBase(), dansLesTextes: true));

        Assert.Empty(code.Concat(vues));
    }

    [Fact]
    public void Le_domaine_ne_connait_que_lui_meme()
    {
        var fautes = Source.Lire("src/RupnManager.Core/Domain", ".cs", 35).SelectMany(s => s.Trouver(HorsDuDomaine()));

        Assert.Empty(fautes);
    }

    [Fact]
    public void L_impression_ne_connait_ni_la_base_ni_les_services_ni_HTTP()
    {
        var fautes = Source.Lire("src/RupnManager.Core/Pdf", ".cs", 20).SelectMany(s => s.Trouver(HorsDeLImpression()));

        Assert.Empty(fautes);
    }

    [Fact]
    public void Il_n_y_a_pas_de_tiroir_fourre_tout()
    {
        var fautes = Source.Lire("src", ".cs", 100).Where(s => FourreTout().IsMatch($"/{s.Chemin}")).Select(s => s.Chemin);

        Assert.Empty(fautes);
    }

    /// <summary>Identity demande le type du compte : il n'est nommé que dans la couture avec ASP.NET Core.</summary>
    private static bool EstPermis(Source source, string faute) =>
        source.Chemin.StartsWith("src/RupnManager.Web/Infrastructure/", StringComparison.Ordinal)
        && faute.EndsWith("Data.Comptes", StringComparison.Ordinal);

    [GeneratedRegex(@"Microsoft\.AspNetCore\.(?:Mvc|Http|Routing|Hosting|Builder|Razor|Authentication)\b|\b(?:HttpContext|IHttpContextAccessor|IUrlHelper|IActionResult|Controller)\b")]
    private static partial Regex MotsDeHttp();

    [GeneratedRegex(@"\b\w*EntityFrameworkCore\b|\b\w*DbContext\b|\bDbSet\b|\bData\.(?:Comptes(?!\.Compte\.)|(?!Common|SqlTypes)[A-Z]\w*)|\busing RupnManager\.Data\s*(?:;|$)|\bVisiblesPar\b|\bSqliteConnection\b|\bSqlConnection\b", RegexOptions.Multiline)]
    private static partial Regex MotsDeLaBase();

    [GeneratedRegex(@"\bMicrosoft\.(?:EntityFrameworkCore|AspNetCore|Data|Extensions)\b|\b(?:Data|Services|Pdf|Web)\.[A-Z]\w*|\busing RupnManager\.(?:Data|Services|Pdf)\b")]
    private static partial Regex HorsDuDomaine();

    [GeneratedRegex(@"\bMicrosoft\.(?:EntityFrameworkCore|AspNetCore|Data)\b|\b(?:Data|Services|Web)\.[A-Z]\w*|\busing RupnManager\.(?:Data|Services)\b")]
    private static partial Regex HorsDeLImpression();

    [GeneratedRegex(@"/(?:Helpers?|Utils?|Utilities|Common|Misc|Shared)/", RegexOptions.IgnoreCase)]
    private static partial Regex FourreTout();
}
