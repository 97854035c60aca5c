using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;
using RupnManager.Services.Initialisation;
using RupnManager.Services.Missions;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Missions;

/// <summary>Un RUPN part avant d'avoir signé : la mission passe à une autre personne d'un seul geste, avec le même texte.</summary>
public sealed class RemplacementDuRupnTests : IDisposable
{
    private readonly LettreDeTest _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task La_lettre_et_la_mission_se_ferment_avec_le_motif_et_un_brouillon_reprend_le_texte()
    {
        var lettre = await ASignerParLeRupnAsync();
        var (mission, remplacant) = (await MissionAsync(lettre), await AgentAsync("rupn2.college"));

        var (nouvelle, neuve) = await RemplacerAsync(mission, remplacant, parti: true);

        await using var db = _scene.Base.Contexte();
        var ancienne = await db.Lettres.Include(l => l.Versions).ThenInclude(v => v.Signatures).SingleAsync(l => l.Id == lettre);
        Assert.Equal((EtatDeLettre.Abandonnee, "Mutation au lycée"), (ancienne.Etat, ancienne.VersionCourante.Motif));
        Assert.All(ancienne.VersionCourante.Signatures, s => Assert.Equal(EtatDeSignature.SansEffet, s.Etat));
        var annulee = await db.Missions.Include(m => m.Personnel).SingleAsync(m => m.Id == mission);
        Assert.True(annulee is { AnnuleeLe: not null, Personnel.DernierJour: { } dernier } && dernier == new DateOnly(2026, 11, 23));
        var confiee = await db.Missions.SingleAsync(m => m.Id == nouvelle);
        Assert.Equal((remplacant, new DateOnly(2022, 10, 1), annulee.Fin, annulee.Indemnisation), (confiee.PersonnelId, confiee.Debut, confiee.Fin, confiee.Indemnisation));
        var brouillon = await db.Lettres.Include(l => l.Versions).SingleAsync(l => l.Id == neuve);
        Assert.Equal((EtatDeLettre.Brouillon, nouvelle), (brouillon.Etat, brouillon.MissionId));
        Assert.Equal(ancienne.VersionCourante.Contenu.Clauses, brouillon.VersionCourante.Contenu.Clauses);
        Assert.Contains("ne signera pas : Mutation au lycée.", (await db.Journal.Where(e => e.ObjetId == lettre).OrderByDescending(e => e.Numero).FirstAsync()).Phrase);
        Assert.Contains("n'attend plus votre signature", (await db.Courriels.SingleAsync(c => c.Cle == "lettre-fermee")).Objet);
    }

    [Fact]
    public async Task Le_brouillon_du_remplacant_va_jusqu_a_la_validation()
    {
        var mission = await MissionAsync(await ASignerParLeRupnAsync());
        var (_, neuve) = await RemplacerAsync(mission, await AgentAsync("rupn2.college"));

        await _scene.MettreALaSignatureAsync(neuve!.Value);
        foreach (var compte in new[] { "chef.college", "rupn2.college" }) await _scene.SignerAsync(neuve.Value, compte);

        Assert.Equal(EtatDeLettre.Validee, await _scene.SignerAsync(neuve.Value, "dan"));
    }

    [Fact]
    public async Task Un_modele_publie_depuis_ne_casse_pas_le_brouillon_du_remplacant()
    {
        var mission = await MissionAsync(await ASignerParLeRupnAsync());
        await using (var db = _scene.Base.Contexte())
        {
            var modele = new ModeleDeLettre
            {
                CodeAcademie = "99", Annee = LettreDeTest.Annee, Numero = 9,
                Clauses = [.. LettreType.SansMotLocal().Select(c => c.Cle == "p3.reseau" ? c with { Texte = "le réseau, réécrit par l'académie" } : c.Cle == "p3.eleves" ? c with { Texte = "" } : c)],
            };
            modele.Publier(TestDatabase.JourDeReference.UtcDateTime);
            db.Modeles.Add(modele);
            await db.SaveChangesAsync();
        }

        var (_, neuve) = await RemplacerAsync(mission, await AgentAsync("rupn2.college"));

        await _scene.VoirAsync(neuve!.Value, l =>
        {
            Assert.Contains(l.VersionCourante.Contenu.Clauses, c => c.Texte == "le réseau, réécrit par l'académie");
            Assert.DoesNotContain(l.VersionCourante.Contenu.Clauses, c => c.Cle == "p3.eleves");
        });
        await _scene.MettreALaSignatureAsync(neuve.Value);
    }

    [Fact]
    public async Task Apres_la_signature_du_RUPN_on_ne_remplace_plus()
    {
        var lettre = await ASignerParLeRupnAsync();
        await _scene.SignerAsync(lettre, "rupn.college");
        var remplacant = await AgentAsync("rupn2.college");

        var refus = await Assert.ThrowsAsync<RegleMetierException>(async () => await RemplacerAsync(await MissionAsync(lettre), remplacant));

        Assert.Equal("remplacement.signee", refus.Regle.Cle);
        await _scene.VoirAsync(lettre, l => Assert.Equal(EtatDeLettre.ASignerParLeDan, l.Etat));
        await using var db = _scene.Base.Contexte();
        Assert.False(await db.Missions.AnyAsync(m => m.PersonnelId == remplacant && m.Annee == LettreDeTest.Annee));
    }

    [Fact]
    public async Task Il_faut_un_motif_et_une_autre_personne_et_rien_ne_bouge_si_elle_ne_convient_pas()
    {
        var lettre = await ASignerParLeRupnAsync();
        var mission = await MissionAsync(lettre);

        Assert.Equal("remplacement.motif", (await Assert.ThrowsAsync<RegleMetierException>(async () => await RemplacerAsync(mission, await AgentAsync("rupn2.college"), " "))).Regle.Cle);
        Assert.Equal("remplacement.meme", (await Assert.ThrowsAsync<RegleMetierException>(async () => await RemplacerAsync(mission, await AgentAsync("rupn.college")))).Regle.Cle);
        await using (var db = _scene.Base.Contexte())
        {
            (await db.Personnels.SingleAsync(p => p.Personne!.Courriel == "rupn3.college@demo.example")).Partir(new(2022, 9, 1), new(2022, 9, 1));
            await db.SaveChangesAsync();
        }
        Assert.Equal("personnel.parti", (await Assert.ThrowsAsync<RegleMetierException>(async () => await RemplacerAsync(mission, await AgentAsync("rupn3.college")))).Regle.Cle);
        await _scene.VoirAsync(lettre, l => Assert.Equal(EtatDeLettre.ASignerParLeRupn, l.Etat));
    }

    [Fact]
    public async Task Le_chef_le_fait_depuis_la_page_de_la_mission()
    {
        using var application = new TestApplication();
        await using var db = application.Base.Contexte();
        var mission = await db.Lettres.Where(l => l.Annee == new AnneeScolaire(2026) && l.Nature == NatureDeLActe.Lettre && l.Etat == EtatDeLettre.ASignerParLeRupn).OrderBy(l => l.Reference)
            .Select(l => l.Mission!).FirstAsync();
        var remplacant = await db.Personnels.Where(p => p.EtablissementId == mission.EtablissementId && p.DernierJour == null && p.Id != mission.PersonnelId)
            .Where(p => !db.Missions.Any(m => m.PersonnelId == p.Id && m.Annee == mission.Annee)).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
        var compte = await db.Affectations.Where(a => a.Role == Role.ChefEtablissement && a.EtablissementId == mission.EtablissementId && a.Fin == null)
            .Select(a => a.Personne!.Courriel).SingleAsync();
        var chef = await application.ConnecterAsync(compte.Split('@')[0]);

        Assert.Contains("Remplacer", (await chef.OuvrirAsync($"/missions/{mission.Id}")).Body!.TextContent);
        var reponse = await chef.EnvoyerAsync($"/missions/{mission.Id}/remplacement", new() { ["PersonnelId"] = $"{remplacant}", ["Debut"] = "2026-11-23", ["Motif"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        reponse = await chef.EnvoyerAsync($"/missions/{mission.Id}/remplacement", new() { ["PersonnelId"] = $"{remplacant}", ["Debut"] = "2026-11-23", ["Motif"] = "mutation" });

        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
        Assert.Contains("Brouillon", (await chef.OuvrirAsync(reponse.Headers.Location!.ToString())).Body!.TextContent);
        Assert.DoesNotContain("Remplacer", (await chef.OuvrirAsync($"/missions/{mission.Id}")).QuerySelector("main")!.TextContent);
    }

    private async Task<Guid> ASignerParLeRupnAsync()
    {
        var lettre = await _scene.BrouillonAsync();
        await _scene.MettreALaSignatureAsync(lettre);
        await _scene.SignerAsync(lettre, "chef.college");
        return lettre;
    }

    private Task<(Guid MissionId, Guid? LettreId)> RemplacerAsync(Guid mission, Guid remplacant, string motif = "Mutation au lycée.", bool parti = false) =>
        _scene.FaireAsync("chef.college", (s, a) => s.GetRequiredService<RemplacementDuRupnService>().RemplacerAsync(mission,
            new() { PersonnelId = remplacant, Debut = new(2022, 10, 1), Motif = motif, Parti = parti }, a));

    private async Task<Guid> MissionAsync(Guid lettre)
    {
        await using var db = _scene.Base.Contexte();
        return await db.Lettres.Where(l => l.Id == lettre).Select(l => l.MissionId).SingleAsync();
    }

    private async Task<Guid> AgentAsync(string compte)
    {
        await using var db = _scene.Base.Contexte();
        return await db.Personnels.Where(p => p.Personne!.Courriel == compte + "@demo.example").OrderBy(p => p.Etablissement!.Nom).Select(p => p.Id).FirstAsync();
    }
}
