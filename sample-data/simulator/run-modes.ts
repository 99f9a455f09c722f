export const off = 0
export const heat = 1
export const cool = 2
export const dhw = 3
export const defrosting = 4
export const auxAlone = 5
