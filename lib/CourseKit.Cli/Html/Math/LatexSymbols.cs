namespace CourseKit.Cli.Html.Math;

/// <summary>Commands that stand for one character.</summary>
internal static class LatexSymbols
{
    /// <summary>Letters, which MathML sets in italics.</summary>
    public static readonly Dictionary<string, string> Identifiers = Pairs(
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ "
        + "pi π rho ρ sigma σ tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ "
        + "Phi Φ Psi Ψ Omega Ω ell ℓ hbar ℏ infty ∞ partial ∂ nabla ∇ emptyset ∅ Re ℜ Im ℑ");

    /// <summary>Operators, relations, arrows and dots.</summary>
    public static readonly Dictionary<string, string> Operators = Pairs(
        "times × cdot ⋅ div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ otimes ⊗ odot ⊙ le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ ll ≪ gg "
        + "≫ approx ≈ equiv ≡ sim ∼ simeq ≃ propto ∝ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩ setminus ∖ forall ∀ exists ∃ neg ¬ "
        + "land ∧ wedge ∧ lor ∨ vee ∨ to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⇔ "
        + "mapsto ↦ uparrow ↑ downarrow ↓ gets ← ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ prime ′ mid ∣ parallel ∥ perp ⊥ langle ⟨ "
        + "rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lvert | rvert | lVert ‖ rVert ‖ colon : top ⊤ bot ⊥ angle ∠");

    /// <summary>Operators whose limits stand above and below in a displayed formula.</summary>
    public static readonly Dictionary<string, string> Large = Pairs("sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂");

    public static readonly Dictionary<string, string> Integrals = Pairs("int ∫ iint ∬ oint ∮");

    /// <summary>Names set upright; limits of the second group stand below.</summary>
    public static readonly HashSet<string> Functions =
        [.. "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh exp log ln lg det dim ker deg arg Pr gcd hom".Split(' ')];

    public static readonly HashSet<string> LimitFunctions = [.. "max min lim sup inf argmax argmin limsup liminf".Split(' ')];

    public static readonly Dictionary<string, string> Accents = Pairs(
        "hat ^ widehat ^ bar ¯ overline ¯ vec → tilde ~ widetilde ~ dot ˙ ddot ¨ overbrace ⏞");

    /// <summary>Spaces, in em.</summary>
    public static readonly Dictionary<string, string> Spaces = Pairs(
        ", 0.17 : 0.22 > 0.22 ; 0.28 ! -0.17 quad 1 qquad 2 enspace 0.5 thinspace 0.17");

    private static Dictionary<string, string> Pairs(string list) =>
        list.Split(' ').Chunk(2).ToDictionary(p => p[0], p => p[1]);
}
