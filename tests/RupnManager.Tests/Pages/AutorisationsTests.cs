using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Pages;

/// <summary>Chaque adresse × chaque rôle × son établissement ou un autre : 200, 403 ou 404. Une adresse nouvelle y entre d'elle-même.</summary>
public sealed class AutorisationsTests : IDisposable
{
    private static readonly Dictionary<Role, string> Comptes = new()
    {
        [Role.ChefEtablissement] = "chef.college", [Role.Delegataire] = "adjoint.college", [Role.Rupn] = "rupn.college",
        [Role.Intendance] = "intendance.college", [Role.Dan] = "dan", [Role.Rectorat] = "rectorat", [Role.Administrateur] = "admin",
    };

    private readonly TestApplication _application = new();

    private sealed record Adresse(string Modele, string Verbe, IReadOnlyList<Permission> Permissions, bool Publique)
    {
        public bool PermiseA(Role role) => Permissions.All(p => role.Peut(p));
    }

    [Fact]
    public async Task Chaque_page_sans_objet_repond_selon_le_role()
    {
        var pages = Adresses().Where(a => a is { Verbe: "GET", Publique: false } && !a.Modele.Contains('{') && a.Modele != "session").ToList();
        Assert.True(pages.Count >= 15, $"Seulement {pages.Count} pages lues.");
        var fautes = new List<string>();
        foreach (var (role, compte) in Comptes)
        {
            var client = await _application.ConnecterAsync(compte);
            foreach (var page in pages)
            {
                var statut = (await client.GetAsync($"/{page.Modele}")).StatusCode;
                var attendu = page.PermiseA(role) ? "ouverte" : "403";
                var obtenu = statut is HttpStatusCode.Forbidden ? "403" : (int)statut < 400 ? "ouverte" : $"{(int)statut}";
                if (attendu != obtenu) fautes.Add($"{role} GET /{page.Modele} : {obtenu}, attendu {attendu}");
            }
        }
        Assert.Empty(fautes);
    }

    [Fact]
    public async Task Sans_compte_chaque_page_non_publique_mene_a_la_connexion()
    {
        var visiteur = _application.Visiteur();
        foreach (var page in Adresses().Where(a => a is { Verbe: "GET", Publique: false }))
        {
            var reponse = await visiteur.GetAsync($"/{Remplir(page.Modele, Guid.NewGuid())}");
            Assert.True(reponse.StatusCode is HttpStatusCode.Redirect && reponse.Headers.Location!.ToString().Contains("/connexion"),
                $"/{page.Modele} répond {(int)reponse.StatusCode} à un visiteur.");
        }
    }

    [Fact]
    public async Task L_objet_d_un_autre_etablissement_n_est_jamais_montre()
    {
        var objets = await ObjetsAsync("0993014N");
        var pages = Adresses().Where(a => a is { Verbe: "GET", Publique: false } && a.Modele.Contains("{id") && Objet(a.Modele, objets) is not null).ToList();
        Assert.True(pages.Count >= 10, $"Seulement {pages.Count} pages lues.");
        var fautes = new List<string>();
        foreach (var (role, compte) in Comptes.Where(c => c.Key.SExerceEnEtablissement()))
        {
            var client = await _application.ConnecterAsync(compte);
            foreach (var page in pages)
            {
                var statut = (await client.GetAsync($"/{Remplir(page.Modele, Objet(page.Modele, objets)!.Value)}")).StatusCode;
                var attendu = page.PermiseA(role) ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden;
                if (statut != attendu) fautes.Add($"{role} GET /{page.Modele} (autre établissement) : {(int)statut}, attendu {(int)attendu}");
            }
        }
        Assert.Empty(fautes);
    }

    [Theory]
    [InlineData("lettres-de-mission/{id:guid}", Role.ChefEtablissement, Role.Rupn, Role.Delegataire, Role.Dan, Role.Rectorat)]
    [InlineData("lettres-de-mission/{id:guid}/pdf", Role.ChefEtablissement, Role.Rupn, Role.Delegataire, Role.Dan, Role.Rectorat)]
    [InlineData("lettres-de-mission/{id:guid}/preuve", Role.ChefEtablissement, Role.Rupn, Role.Delegataire, Role.Dan, Role.Rectorat)]
    [InlineData("missions/{id:guid}", Role.ChefEtablissement, Role.Rupn, Role.Intendance, Role.Dan, Role.Rectorat)]
    [InlineData("bilans/{id:guid}", Role.ChefEtablissement, Role.Rupn, Role.Delegataire)]
    [InlineData("bilans/{id:guid}/pdf", Role.ChefEtablissement, Role.Rupn, Role.Delegataire)]
    [InlineData("indemnites/enveloppes/{id:guid}", Role.ChefEtablissement, Role.Delegataire, Role.Intendance, Role.Rectorat)]
    [InlineData("indemnites/enveloppes/{id:guid}/cloture", Role.Rectorat)]
    [InlineData("indemnites/attributions/{id:guid}", Role.ChefEtablissement, Role.Delegataire, Role.Intendance, Role.Rectorat)]
    [InlineData("indemnites/bordereaux/{id:guid}", Role.ChefEtablissement, Role.Delegataire, Role.Intendance, Role.Rectorat)]
    [InlineData("indemnites/bordereaux/{id:guid}.csv", Role.ChefEtablissement, Role.Delegataire, Role.Rectorat)]
    [InlineData("indemnites/bordereaux/{id:guid}.pdf", Role.ChefEtablissement, Role.Delegataire, Role.Rectorat)]
    [InlineData("indemnites/service-fait/{id:guid}", Role.ChefEtablissement, Role.Delegataire)]
    [InlineData("indemnites/service-fait/{id:guid}/complement", Role.ChefEtablissement, Role.Delegataire)]
    [InlineData("indemnites/echeances/{id:guid}/trop-percu", Role.ChefEtablissement, Role.Delegataire, Role.Intendance)]
    [InlineData("indemnites/etats-liquidatifs/{id:guid}", Role.ChefEtablissement, Role.Delegataire, Role.Intendance, Role.Rectorat)]
    [InlineData("indemnites/etats-liquidatifs/{id:guid}.csv", Role.ChefEtablissement, Role.Delegataire, Role.Intendance, Role.Rectorat)]
    [InlineData("indemnites/etats-liquidatifs/{id:guid}.xlsx", Role.ChefEtablissement, Role.Delegataire, Role.Intendance, Role.Rectorat)]
    [InlineData("indemnites/etats-liquidatifs/{id:guid}.pdf", Role.ChefEtablissement, Role.Delegataire, Role.Intendance, Role.Rectorat)]
    [InlineData("indemnites/etats-liquidatifs/{id:guid}/retour", Role.Intendance, Role.Rectorat)]
    [InlineData("indemnites/etats-liquidatifs/{id:guid}/retour.csv", Role.Intendance, Role.Rectorat)]
    public async Task Le_sien_est_montre_a_qui_le_peut(string modele, params Role[] permis)
    {
        var objets = await ObjetsAsync("0992001M");
        foreach (var (role, compte) in Comptes)
        {
            var client = await _application.ConnecterAsync(compte);
            var statut = (await client.GetAsync($"/{Remplir(modele, Objet(modele, objets)!.Value)}")).StatusCode;
            Assert.True(statut == (permis.Contains(role) ? HttpStatusCode.OK : HttpStatusCode.Forbidden), $"{role} GET /{modele} : {(int)statut}");
        }
    }

    /// <summary>« Chaque écran de l'établissement montre la jauge » : un écran d'argent nouveau y entre de lui-même.</summary>
    [Theory]
    [InlineData("chef.college")]
    [InlineData("intendance.college")]
    public async Task Chaque_page_d_argent_de_l_etablissement_montre_la_jauge(string compte)
    {
        string[] sansEnveloppe = ["indemnites/baremes", "indemnites/mon-indemnite"];
        var objets = await ObjetsAsync("0992001M");
        var role = Comptes.Single(c => c.Value == compte).Key;
        var client = await _application.ConnecterAsync(compte);
        var vues = 0;
        foreach (var page in Adresses().Where(a => a is { Verbe: "GET" } && a.Modele.StartsWith("indemnites/", StringComparison.Ordinal) && a.PermiseA(role) && !sansEnveloppe.Contains(a.Modele)))
        {
            if (page.Modele.Contains('{') && Objet(page.Modele, objets) is null) continue;
            var adresse = page.Modele.Contains('{') ? $"/{Remplir(page.Modele, Objet(page.Modele, objets)!.Value)}" : $"/{page.Modele}?annee=2013";
            var reponse = await client.GetAsync(adresse);
            if (reponse.StatusCode is not HttpStatusCode.OK || reponse.Content.Headers.ContentType?.MediaType is not "text/html") continue;
            vues++;
            var document = await reponse.LireAsync();
            var jauges = document.QuerySelectorAll("[data-jauge]");
            Assert.True(jauges.Length == 1, $"{adresse} : {jauges.Length} jauge(s).");
            foreach (var mot in new[] { "Notifiée", "Proposé", "Décidé", "Certifié", "Transmis", "Payé", "Disponible" })
                Assert.Contains(mot, jauges[0].TextContent);
        }
        Assert.True(vues >= 8, $"Seulement {vues} pages d'argent lues par {compte}.");
    }

    [Fact]
    public async Task Aucun_envoi_sans_jeton_n_est_accepte()
    {
        var envois = Adresses().Where(a => a is { Verbe: "POST", Publique: false }).ToList();
        Assert.True(envois.Count >= 20, $"Seulement {envois.Count} envois lus.");
        var fautes = new List<string>();
        foreach (var (role, compte) in Comptes)
        {
            var client = await _application.ConnecterAsync(compte);
            foreach (var envoi in envois)
            {
                var statut = (await client.PostAsync($"/{Remplir(envoi.Modele, Guid.NewGuid())}", new FormUrlEncodedContent([]))).StatusCode;
                var attendu = envoi.PermiseA(role) ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden;
                if (statut != attendu) fautes.Add($"{role} POST /{envoi.Modele} : {(int)statut}, attendu {(int)attendu}");
            }
        }
        Assert.Empty(fautes);
    }

    public void Dispose() => _application.Dispose();

    private List<Adresse> Adresses() =>
    [
        .. _application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is { ControllerName: not "Erreur" })
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(v => new Adresse(
                e.RoutePattern.RawText!.TrimStart('/'), v,
                [.. e.Metadata.OfType<IAuthorizeData>().Where(a => a.Policy is not null).Select(a => Enum.Parse<Permission>(a.Policy!))],
                e.Metadata.GetMetadata<IAllowAnonymous>() is not null)))
            // L'API ne connaît que les jetons : Api/ApiTests en a la matrice.
            .Where(a => !a.Modele.StartsWith("api/", StringComparison.Ordinal)),
    ];

    private static string Remplir(string modele, Guid id) => Regex.Replace(modele, @"\{[^}]*\}",
        p => p.Value.Contains("guid") ? $"{id}" : p.Value.Contains("int") || p.Value.Contains("long") ? "1" : "x");

    /// <summary>L'objet d'une adresse, par ce qui précède son identifiant : « missions », « indemnites/enveloppes ».</summary>
    private static Guid? Objet(string modele, Dictionary<string, Guid> objets) =>
        objets.TryGetValue(modele.Split("/{")[0], out var id) ? id : null;

    /// <summary>Une lettre scellée, une mission, un bilan, un agent ; de l'argent : une enveloppe, une attribution payée, son échéance, son bordereau, son état transmis.</summary>
    private async Task<Dictionary<string, Guid>> ObjetsAsync(string uai)
    {
        using var db = _application.Base.Contexte();
        var etablissement = await db.Etablissements.SingleAsync(e => e.Uai == Uai.Relire(uai));
        var lettre = await db.Lettres.Where(l => l.EtablissementId == etablissement.Id && l.Annee == new AnneeScolaire(2026))
            .OrderBy(l => l.Rang).ThenBy(l => l.Reference).FirstAsync();
        var ligne = await db.EtatsLiquidatifs.Where(e => e.EtablissementId == etablissement.Id && e.TransmisLe != null).OrderBy(e => e.Numero)
            .SelectMany(e => e.Lignes, (e, l) => new { EtatId = e.Id, Echeance = l.Echeance! }).Where(l => l.Echeance.Situation == SituationDEcheance.Payee)
            .Select(l => new { l.EtatId, EcheanceId = l.Echeance.Id, l.Echeance.AttributionId, l.Echeance.Attribution!.BordereauId, l.Echeance.Attribution.EnveloppeId }).FirstAsync();
        return new()
        {
            ["indemnites/enveloppes"] = ligne.EnveloppeId,
            ["indemnites/attributions"] = ligne.AttributionId,
            ["indemnites/bordereaux"] = ligne.BordereauId,
            ["indemnites/service-fait"] = ligne.EcheanceId,
            ["indemnites/echeances"] = ligne.EcheanceId,
            ["indemnites/etats-liquidatifs"] = ligne.EtatId,
            ["lettres-de-mission"] = lettre.Id,
            ["missions"] = lettre.MissionId,
            ["bilans"] = await db.Bilans.Where(b => b.EtablissementId == etablissement.Id).OrderBy(b => b.Annee).Select(b => b.Id).FirstAsync(),
            ["personnels"] = await db.Personnels.Where(p => p.EtablissementId == etablissement.Id).Select(p => p.Id).FirstAsync(),
        };
    }
}
