namespace RupnManager.Domain.Couverture;

/// <summary>Ce que comptent les missions de RUPN d'un ensemble : les cinq situations font le tout.</summary>
public sealed record ChiffresDeCouverture(int Validees, int AValider, int ASigner, int Brouillons, int SansLettre)
{
    public static readonly ChiffresDeCouverture Vide = new(0, 0, 0, 0, 0);

    public int Missions => Validees + AValider + ASigner + Brouillons + SansLettre;

    /// <summary>Signées par le chef et le RUPN, que l'académie ait validé ou non.</summary>
    public int Signees => Validees + AValider;

    /// <summary>La part signée, en pour cent entiers.</summary>
    public int Pourcentage => Pourcent(Signees, Missions);

    public int Nombre(SituationDeLettre situation) => situation switch
    {
        SituationDeLettre.Validee => Validees,
        SituationDeLettre.AValider => AValider,
        SituationDeLettre.ASigner => ASigner,
        SituationDeLettre.Brouillon => Brouillons,
        _ => SansLettre,
    };

    public static ChiffresDeCouverture operator +(ChiffresDeCouverture a, ChiffresDeCouverture b) => new(
        a.Validees + b.Validees, a.AValider + b.AValider, a.ASigner + b.ASigner, a.Brouillons + b.Brouillons, a.SansLettre + b.SansLettre);

    /// <summary>Autant de missions, toutes dans une situation.</summary>
    public static ChiffresDeCouverture De(SituationDeLettre situation, int nombre) => situation switch
    {
        SituationDeLettre.Validee => Vide with { Validees = nombre },
        SituationDeLettre.AValider => Vide with { AValider = nombre },
        SituationDeLettre.ASigner => Vide with { ASigner = nombre },
        SituationDeLettre.Brouillon => Vide with { Brouillons = nombre },
        _ => Vide with { SansLettre = nombre },
    };

    /// <summary>Une part arrondie qui ne dit « 100 % » que si tout y est, et « 0 % » que si rien n'y est.</summary>
    public static int Pourcent(long part, long tout) => part <= 0 || tout <= 0 ? 0
        : part >= tout ? 100 : Math.Clamp((int)Math.Round(100m * part / tout, MidpointRounding.AwayFromZero), 1, 99);
}
