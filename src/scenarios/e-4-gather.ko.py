
# loopscope: title "E-4 Python으로 쓴 gather"
# 요청 세 개가 저마다 gather 하나로 세 주소를
# 부르므로, 아홉 번의 기다림이 한 번과 같은
# 0.1초다. 결과는 어느 응답이 먼저 오든 부른
# 순서대로 모인다.
