using Microsoft.Playwright;

namespace RupnManager.EndToEndTests.Support;

/// <summary>Une mission qu'un parcours confie pour lui seul : la démonstration n'a rien dans cette année-là.</summary>
/// <param name="Agent">Le nom d'usage de l'agent.</param>
/// <param name="Debut">Le premier jour, « MM-jj ».</param>
/// <param name="Fin">Le dernier jour, « MM-jj ».</param>
public sealed record MissionDeParcours(string Agent, string Debut = "09-01", string Fin = "06-30")
{
    /// <summary>Trois ans avant l'année en cours, où la démonstration n'a rien : la prochaine attend que sa campagne s'ouvre.</summary>
    public static int Annee { get; } = ApplicationReelle.Aujourdhui.Year - 3;

    public static string Jour(string moisEtJour) =>
        $"{(string.CompareOrdinal(moisEtJour, "09") >= 0 ? Annee : Annee + 1)}-{moisEtJour}";
}

/// <summary>Les gestes d'une lettre, tels que les fait une personne qui lit l'écran.</summary>
public static class GestesDeLettre
{
    public static async Task ConfierUneMissionAsync(this Visiteur chef, MissionDeParcours mission)
    {
        await chef.AllerAsync($"/missions?annee={MissionDeParcours.Annee}");
        await chef.SuivreAsync("Confier une mission");
        await chef.ChoisirAsync("Agent", mission.Agent);
        await chef.ChoisirAsync("Fonction", "référent pour les usages pédagogiques numériques");
        await chef.RemplirAsync("Premier jour", MissionDeParcours.Jour(mission.Debut));
        await chef.RemplirAsync("Dernier jour", MissionDeParcours.Jour(mission.Fin));
        await chef.ChoisirAsync("Indemnité", "IMP, par neuvièmes");
        await chef.SuivreAsync("Confier la mission");
        await chef.LireAsync("Ce qui est convenu");
    }

    /// <summary>Confie la mission et ouvre sa lettre, au brouillon ; rend l'adresse de la lettre.</summary>
    public static async Task<string> OuvrirUneLettreAsync(this Visiteur chef, MissionDeParcours mission)
    {
        await chef.ConfierUneMissionAsync(mission);
        await chef.SuivreAsync("Rédiger la lettre");
        Assert.EndsWith("/redaction", chef.Chemin, StringComparison.Ordinal);
        return chef.Chemin[..^"/redaction".Length];
    }

    /// <summary>Tape, et attend que l'enregistrement automatique l'ait dit.</summary>
    public static async Task EnregistrementAsync(this Visiteur chef, Func<Task> saisie)
    {
        var reponse = await chef.Page.RunAndWaitForResponseAsync(saisie, r => r.Url.EndsWith("/brouillon", StringComparison.Ordinal));
        Assert.Equal(200, reponse.Status);
        await chef.Page.Locator("#enregistrement").Filter(new() { HasText = "enregistré à" }).WaitForAsync();
    }

    public static async Task MettreALaSignatureAsync(this Visiteur chef)
    {
        await chef.SuivreAsync("Mettre à la signature");
        await chef.LireAsync("est mise à la signature");
    }

    /// <summary>Ouvre la lettre depuis « ce qui vous attend », la lit et la signe, à la souris ou au doigt.</summary>
    public static async Task SignerAsync(this Visiteur signataire, string lettre)
    {
        await signataire.AllerALaSignatureAsync(lettre);
        await signataire.Page.GetByText("J'ai lu cette lettre").ClickAsync();
        await signataire.RemplirAsync("Votre mot de passe", Visiteur.MotDePasse);
        await signataire.SuivreAsync(signataire.BoutonDeSignature());
        Assert.Equal(lettre, signataire.Chemin);
    }

    public static async Task AllerALaSignatureAsync(this Visiteur signataire, string lettre)
    {
        await signataire.AllerAsync("/");
        await signataire.SuivreAsync(signataire.Page.Locator($"a[href='{lettre}/signature']"));
    }

    /// <summary>Le DAN valide, les autres signent : le bouton dit l'un ou l'autre.</summary>
    public static ILocator BoutonDeSignature(this Visiteur signataire) =>
        signataire.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Signer|Valider) la lettre$") });

    /// <summary>Choisit dans une liste la première ligne qui contient ces mots.</summary>
    public static async Task ChoisirAsync(this Visiteur visiteur, string libelle, string mots)
    {
        var liste = visiteur.Champ(libelle);
        var valeur = await liste.Locator("option").Filter(new() { HasText = mots }).First.GetAttributeAsync("value");
        await liste.SelectOptionAsync(valeur!);
    }
}
