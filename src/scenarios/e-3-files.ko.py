
# loopscope: title "E-3 Python으로 쓴 파일 처리"
# 업로드 세 개가 파일을 열고 쓰며, 각각 0.1초인
# 이 일을 함께 기다린다. 읽기 세 개는 아무도
# 쓰지 않은 파일을 찾으므로 "File not found"로
# 응답한다.
