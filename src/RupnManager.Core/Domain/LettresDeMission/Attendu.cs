namespace RupnManager.Domain.LettresDeMission;

/// <summary>Qui doit faire le prochain geste sur une lettre.</summary>
public enum Attendu { Chef, Rupn, Dan, Scellement, Personne }

/// <summary>De l'état d'une lettre à qui elle attend, et retour.</summary>
public static class Attendus
{
    /// <summary>Qui la lettre attend : le chef écrit, signe et reprend ce qui lui revient.</summary>
    public static Attendu Attend(this EtatDeLettre etat) => etat switch
    {
        EtatDeLettre.Brouillon or EtatDeLettre.ASignerParLeChef or EtatDeLettre.Refusee or EtatDeLettre.Renvoyee => Attendu.Chef,
        EtatDeLettre.ASignerParLeRupn => Attendu.Rupn,
        EtatDeLettre.ASignerParLeDan => Attendu.Dan,
        EtatDeLettre.ASceller => Attendu.Scellement,
        _ => Attendu.Personne,
    };

    /// <summary>Les états où l'on attend celui-là.</summary>
    public static IReadOnlyList<EtatDeLettre> Etats(this Attendu attendu) => [.. Enum.GetValues<EtatDeLettre>().Where(e => e.Attend() == attendu)];

    /// <summary>L'étape du circuit de qui l'on attend ; rien pour l'application, ni quand tout est fait.</summary>
    public static Etape? Etape(this Attendu attendu) => attendu switch
    {
        Attendu.Chef => LettresDeMission.Etape.Chef,
        Attendu.Rupn => LettresDeMission.Etape.Rupn,
        Attendu.Dan => LettresDeMission.Etape.Dan,
        _ => null,
    };

    public static string Libelle(this Attendu attendu) => attendu switch
    {
        Attendu.Chef => "Le chef d'établissement",
        Attendu.Rupn => "Le RUPN",
        Attendu.Dan => "Le DAN",
        Attendu.Scellement => "Le scellement",
        _ => "Personne",
    };
}
