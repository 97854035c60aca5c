using System.Net;
using Microsoft.EntityFrameworkCore;
using RupnManager.Tests.Support;

namespace RupnManager.Tests.Comptes;

/// <summary>L'administrateur, connecté une fois pour des essais qui n'enregistrent rien.</summary>
public sealed class Bureau : IAsyncLifetime
{
    public TestApplication Application { get; } = new();
    public HttpClient Admin { get; private set; } = null!;

    public async Task InitializeAsync() => Admin = await Application.ConnecterAsync("admin");

    public Task DisposeAsync()
    {
        Application.Dispose();
        return Task.CompletedTask;
    }
}

public sealed class RefusDOuvertureTests(Bureau bureau) : IClassFixture<Bureau>
{
    private const string Lea = "lea.martin@demo.example";

    [Theory]
    [InlineData("Prenom", "", "Écrivez le prénom.")]
    [InlineData("NomUsage", "", "Écrivez le nom d'usage.")]
    [InlineData("Civilite", "", "Choisissez une civilité.")]
    [InlineData("Courriel", "lea.martin", "Ce courriel n'a pas la forme prenom.nom@ac-academie.fr.")]
    [InlineData("Courriel", "CHEF.lycee@demo.example", "Ce courriel est déjà celui d'un compte.")]
    [InlineData("Courriel", "marc.vidal@demo.example", "Ce courriel est déjà celui de M. Marc Vidal.")]
    [InlineData("Role", "", "Choisissez un rôle.")]
    [InlineData("Debut", "", "Indiquez le premier jour.")]
    [InlineData("Debut", "2026-11-31", "« 2026-11-31 » ne convient pas.")]
    [InlineData("Fin", "2026-11-22", "La fin de l'affectation ne peut pas précéder son début.")]
    [InlineData("Etablissement", "0993047A", "Aucun établissement ouvert ne répond à « 0993047A ».")]
    [InlineData("Etablissement", "", "Le rôle « RUPN » s'exerce dans un établissement. Choisissez-en un.")]
    [InlineData("Etablissement", "port-orvelle", "4 établissements répondent à « port-orvelle ».")]
    public async Task Un_champ_faux_est_dit_a_cote_de_lui_et_rien_de_ce_qui_est_tape_ne_se_perd(string champ, string valeur, string phrase)
    {
        var saisie = Administration.Personne(Lea, ("NomNaissance", "Bernard"), ("Role", "Rupn"), ("Etablissement", "0993047Z"), ("Titre", "titre d'essai"), ("Fin", "2027-08-31"));
        saisie[champ] = valeur;

        var reponse = await bureau.Admin.EnvoyerAsync("/comptes/nouveau", saisie);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        var page = await reponse.LireAsync();
        Assert.Contains(phrase, page.Erreur(champ));
        foreach (var (nom, tape) in saisie) Assert.Equal((nom, tape), (nom, page.Saisie(nom)));
        await using var db = bureau.Application.Base.Contexte();
        Assert.False(await db.Personnes.AnyAsync(p => p.Courriel == Lea));
    }

    [Theory]
    [InlineData("Dan", "CodeAcademie", "Le rôle « délégué académique au numérique » s'exerce dans une académie. Choisissez-en un.")]
    [InlineData("Dan", "Etablissement", "Le rôle « délégué académique au numérique » s'exerce dans une académie. Videz ce champ", "0993047Z", "99")]
    [InlineData("Rupn", "CodeAcademie", "Le rôle « RUPN » s'exerce dans un établissement. Videz ce champ", "0993047Z", "99")]
    [InlineData("Administrateur", "Etablissement", "Le rôle « administration technique » s'exerce sans lieu. Videz ce champ", "0993047Z")]
    [InlineData("Administrateur", "CodeAcademie", "Le rôle « administration technique » s'exerce sans lieu. Videz ce champ", "", "99")]
    [InlineData("Dan", "Debut", "Mme Sophie Leroy exerce déjà ce rôle ici à cette date.", "", "99")]
    [InlineData("ChefEtablissement", "Debut", "M. Marc Olivier exerce déjà ce rôle ici à cette date.", "0993047Z")]
    public async Task Un_role_et_un_lieu_qui_ne_vont_pas_ensemble_sont_refuses(
        string role, string champ, string phrase, string etablissement = "", string academie = "")
    {

        var reponse = await bureau.Admin.EnvoyerAsync("/comptes/nouveau",
            Administration.Personne(Lea, ("Role", role), ("Etablissement", etablissement), ("CodeAcademie", academie)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains(phrase, (await reponse.LireAsync()).Erreur(champ));
    }
}
