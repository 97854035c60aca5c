using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Services.Acteurs;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Architecture;

/// <summary>La forme d'un service : dans son périmètre, trouver ; décider ; consigner ; enregistrer.</summary>
public sealed partial class ServicesTests
{
    [Fact]
    public void Toute_lecture_part_du_perimetre_de_l_acteur()
    {
        var lectures = Membres().SelectMany(m => LectureDuPerimetre().Matches(m.Code)
            .Where(l => !EcritureOuPerimetre().IsMatch(m.Code[l.Index..]))
            .Select(l => (Membre: $"{m.Type}.{m.Nom}", Ensemble: l.Groups[1].Value))).Distinct().ToList();

        var fautes = lectures.Where(l => !Exceptions.LecturesHorsPerimetre.ContainsKey(l.Membre)).Select(l => $"{l.Membre} lit db.{l.Ensemble}");
        Assert.Empty(fautes);
        Assert.Empty(Exceptions.LecturesHorsPerimetre.Keys.Except(lectures.Select(l => l.Membre)));
    }

    [Fact]
    public void Tout_geste_enregistre_est_consigne_au_journal()
    {
        var membres = Membres();
        var parNom = membres.ToLookup(m => (m.Type, m.Nom));
        var gestes = membres.Where(m => Enregistrement().IsMatch(m.Code)).ToList();
        Assert.True(gestes.Count >= 2, $"Seulement {gestes.Count} méthodes qui enregistrent.");

        var muets = gestes.Where(m => !m.Atteint(Consignation(), parNom)).Select(m => $"{m.Type}.{m.Nom}").Distinct().ToList();
        Assert.Empty(muets.Except(Exceptions.EnregistrementsSansJournal.Keys));
        Assert.Empty(Exceptions.EnregistrementsSansJournal.Keys.Except(muets));
    }

    [Fact]
    public void Les_services_ne_tournent_pas_en_rond()
    {
        var services = typeof(ActeurService).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.Namespace?.StartsWith("RupnManager.Services", StringComparison.Ordinal) is true)
            .ToHashSet();
        Assert.True(services.Count(s => s.Name.EndsWith("Service", StringComparison.Ordinal)) >= 5, "Trop peu de services lus.");

        var ronds = services.Select(s => Rond(s, services, [])).Where(r => r is not null);
        Assert.Empty(ronds);
    }

    [Fact]
    public void Chaque_service_se_construit()
    {
        using var application = new TestApplication();
        using var portee = application.Services.CreateScope();
        var services = typeof(ActeurService).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false }
            && t.Name.EndsWith("Service", StringComparison.Ordinal)
            && t.Namespace?.StartsWith("RupnManager.Services", StringComparison.Ordinal) is true).ToList();

        Assert.All(services, s => Assert.NotNull(portee.ServiceProvider.GetRequiredService(s)));
    }

    private static List<Membre> Membres() => [.. Source.Lire("src/RupnManager.Core/Services", ".cs", 10).SelectMany(Membre.De)];

    private static string? Rond(Type service, HashSet<Type> services, IReadOnlyList<Type> chemin)
    {
        if (chemin.Contains(service)) return string.Join(" → ", chemin.Append(service).Select(t => t.Name));
        return service.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType).Where(services.Contains)
            .Select(d => Rond(d, services, [.. chemin, service])).FirstOrDefault(r => r is not null);
    }

    [GeneratedRegex(@"\bdb\s*\.\s*(Etablissements|Personnels|Missions|Interruptions|Lettres|VersionsDeLettre|Signatures|Scellements|Fichiers|Journal|Delegations|Modeles|Campagnes|Activites|Bilans|BilansAuCA|Lots|LignesDeLot)\b|\bdb\s*\.\s*Set\s*<\s*(\w+)")]
    private static partial Regex LectureDuPerimetre();

    [GeneratedRegex(@"\Adb\s*\.\s*\w+\s*\.\s*(?:VisiblesPar|SansMontant|Add|AddRange|AddAsync|Remove|RemoveRange|Attach)\(")]
    private static partial Regex EcritureOuPerimetre();

    [GeneratedRegex(@"\bSaveChangesAsync\(|\bExecuteUpdateAsync\(|\bExecuteDeleteAsync\(")]
    private static partial Regex Enregistrement();

    [GeneratedRegex(@"\.Consigner\(")]
    private static partial Regex Consignation();
}
